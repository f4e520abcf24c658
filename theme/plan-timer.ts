/** The timer of a workshop: what is now and for how long, what comes then, and how far the room is behind the plan. */

import { announce } from "./announce.js";
import { make, makeButton } from "./dom.js";
import { type Slot, timeText } from "./plan.js";
import type { TimerState } from "./plan-store.js";
import { nameOf } from "./planner.js";
import { planText as words } from "./text-study.js";

const MINUTE_MS = 60_000;

/** The timer's part of the page. It shows what is kept, and tells what the instructor presses. */
export class PlanTimer {
  readonly element = make("section", { class: "lambda-timer", "aria-label": words.timer });
  readonly #run: (running: TimerState | null) => void;
  #tick = 0;

  constructor(run: (running: TimerState | null) => void) {
    this.#run = run;
  }

  /** Shows the timer at a line of the plan. `moved` has the plan as it is now, `planned` as it was made. */
  show(planned: readonly Slot[], moved: readonly Slot[], now: TimerState | null): void {
    clearInterval(this.#tick);
    const focused = this.element.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["does"] : undefined;
    this.element.replaceChildren(...(now === null ? this.#idle(planned) : this.#running(planned, moved, now)));
    if (focused !== undefined) (this.element.querySelector<HTMLElement>(`[data-does="${focused}"]`) ?? this.element.querySelector("button"))?.focus();
  }

  #idle(planned: readonly Slot[]): HTMLElement[] {
    const first = planned[0];
    if (first === undefined) return [];
    return [makeButton({ class: "lambda-button", "data-does": "start" }, () => this.#go(planned, 0), words.startTimer)];
  }

  #running(planned: readonly Slot[], moved: readonly Slot[], now: TimerState): HTMLElement[] {
    const slot = moved[now.index];
    const next = moved[now.index + 1];
    const button = (does: string, label: string, press: () => void): HTMLButtonElement =>
      makeButton({ class: "lambda-button lambda-small", "data-does": does }, press, label);
    const buttons = make(
      "div",
      { class: "lambda-buttons" },
      ...(slot === undefined ? [] : [button("next", words.next, () => this.#go(planned, now.index + 1))]),
      ...(now.index > 0 ? [button("back", words.back, () => this.#go(planned, now.index - 1))] : []),
      button("stop", words.stopTimer, () => this.#run(null)),
    );
    if (slot === undefined) return [make("p", { class: "lambda-timer-now" }, words.timerOver), buttons];
    const clock = make("span", { class: "lambda-timer-left" });
    const bar = make("progress", { max: slot.minutes, "aria-hidden": "true" });
    const draw = (): void => {
      const passed = Date.now() - now.since;
      const left = slot.minutes * MINUTE_MS - passed;
      clock.textContent = left >= 0 ? words.left(minutesAndSeconds(left)) : words.over(minutesAndSeconds(-left));
      clock.toggleAttribute("data-over", left < 0);
      bar.value = Math.min(slot.minutes, passed / MINUTE_MS);
    };
    draw();
    this.#tick = window.setInterval(draw, 1000);
    const late = Math.round(slot.from - (planned[now.index]?.from ?? slot.from));
    return [
      make("p", { class: "lambda-timer-now" }, `${words.now}: `, make("strong", {}, nameOf(slot)), ` ${words.ends(timeText(slot.from + slot.minutes))}`),
      make("p", { class: "lambda-timer-clock" }, clock),
      bar,
      make("p", {}, `${words.then}: ${next === undefined ? words.theEnd : nameOf(next)}. `, make("span", { class: "lambda-settings-summary" }, words.late(late))),
      buttons,
    ];
  }

  #go(planned: readonly Slot[], index: number): void {
    this.#run({ index, since: Date.now() });
    const slot = planned[index];
    announce(slot === undefined ? words.timerOver : words.sayNow(nameOf(slot), slot.minutes));
  }
}

/** `12:05`. */
function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
