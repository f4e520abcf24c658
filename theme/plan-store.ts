/** Keeps the plan of a workshop and its timer, and hears of other tabs. What is there may have been written by somebody else. */

import type { PlanSettings } from "./plan.js";
import { type Kept, onOtherTab, read, write } from "./storage.js";

/** A timer that runs. */
export interface TimerState {
  /** Which line of the plan is now. */
  index: number;
  /** When it began, milliseconds since 1970. */
  since: number;
}

/** What is kept. */
export interface KeptPlan {
  settings: PlanSettings;
  timer: TimerState | null;
}

const KEY = "plan";

/** What is kept, or null. */
export function loadPlan(): KeptPlan | null {
  try {
    const { settings, timer } = JSON.parse(read(KEY) ?? "null") as KeptPlan;
    const numbers = [settings.start, settings.break_after, settings.break_minutes, settings.lunch_minutes, settings.pace, settings.lunch ?? 0];
    const isPlan = Array.isArray(settings.lessons) && numbers.every((one) => Number.isFinite(one) && one >= 0);
    const isTimer = timer === null || (Number.isInteger(timer.index) && timer.index >= 0 && Number.isFinite(timer.since));
    return isPlan && isTimer ? { settings, timer } : null;
  } catch {
    return null;
  }
}

export function keepPlan(plan: KeptPlan): Kept {
  return write(KEY, JSON.stringify(plan));
}

/** Calls back when another tab has changed the plan or its timer. */
export function watchPlan(listener: () => void): void {
  onOtherTab((key) => {
    if (key === null || key === KEY) listener();
  });
}
