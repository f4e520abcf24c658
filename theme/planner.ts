/** The page for the plan of a workshop: what to choose, the plan that comes of it, and the timer. */

import { announce } from "./announce.js";
import { keepFromBook, make, makeButton } from "./dom.js";
import { type PlanLesson, planFrom, planOf, type PlanSettings, type Slot, timeText } from "./plan.js";
import { PlanForm } from "./plan-form.js";
import { keepPlan, loadPlan, type TimerState, watchPlan } from "./plan-store.js";
import { PlanTimer } from "./plan-timer.js";
import { planText as words } from "./text-study.js";

/** What the preprocessor wrote. */
export interface PlanData {
  parts: { title: string; lessons: PlanLesson[] }[];
  presets: (Omit<PlanSettings, "pace"> & { title: string })[];
}

/** Puts the planner into the place of the plain table. */
export function showPlanner(place: HTMLElement): void {
  const data = JSON.parse(place.querySelector(".lambda-data")?.textContent ?? "null") as PlanData | null;
  if (data !== null) new Planner(place, data);
}

class Planner {
  readonly #lessons: PlanLesson[];
  readonly #form: PlanForm;
  readonly #timer: PlanTimer;
  readonly #table = make("div", { class: "lambda-plan-table" });
  readonly #said = make("div", { class: "lambda-work-said", role: "status" });
  #settings: PlanSettings;
  #running: TimerState | null = null;

  constructor(place: HTMLElement, data: PlanData) {
    this.#lessons = data.parts.flatMap(({ lessons }) => lessons);
    const first = data.presets[0];
    const standard: PlanSettings = { lessons: [], start: 540, break_after: 75, break_minutes: 15, lunch: null, lunch_minutes: 60, pace: 1 };
    this.#settings = first === undefined ? standard : settingsOf(first);
    this.#form = new PlanForm(data, (settings, sentence) => this.#change(settings, sentence));
    this.#timer = new PlanTimer((running) => this.#run(running));
    const board = make(
      "div",
      { class: "lambda-panel lambda-planner" },
      this.#form.element,
      this.#said,
      this.#timer.element,
      make("section", { "aria-label": words.title }, this.#table),
      makeButton({ class: "lambda-button lambda-print" }, () => print(), words.print),
    );
    keepFromBook(board);
    place.replaceChildren(board);
    this.#load();
    watchPlan(() => this.#load());
  }

  #load(): void {
    const kept = loadPlan();
    if (kept !== null) this.#settings = kept.settings;
    this.#running = kept?.timer ?? null;
    this.#draw();
  }

  /** Another plan, with a way back where a whole plan was replaced. */
  #change(settings: PlanSettings, sentence: string | null): void {
    const before = this.#settings;
    this.#settings = settings;
    const undo = makeButton({ class: "lambda-button lambda-small" }, () => this.#change(before, null), words.undo);
    const notes = [...(sentence === null ? [] : [sentence]), ...(this.#running === null ? [] : [words.changed])];
    this.#said.replaceChildren(...(notes.length === 0 ? [] : [make("p", {}, notes.join(" "))]), ...(sentence === null ? [] : [undo]));
    this.#keep();
  }

  #run(running: TimerState | null): void {
    this.#running = running;
    this.#keep();
  }

  #keep(): void {
    const kept = keepPlan({ settings: this.#settings, timer: this.#running });
    if (kept !== "kept" && this.#said.childElementCount === 0) {
      this.#said.replaceChildren(make("p", {}, words.notKept));
      announce(words.notKept);
    }
    this.#draw();
  }

  #draw(): void {
    const slots = planOf(this.#settings, this.#lessons);
    this.#form.show(this.#settings);
    const timer = this.#running;
    const now = timer === null || slots.length === 0 ? null : { ...timer, index: Math.min(timer.index, slots.length) };
    const moved = now === null ? slots : planFrom(slots, now.index, minutesOf(now.since));
    this.#timer.show(slots, moved, now);
    const last = moved.at(-1);
    this.#table.replaceChildren(
      ...(last === undefined ? [make("p", {}, words.empty)] : [table(moved, now?.index ?? null), make("p", {}, words.total(timeText(moved[0]?.from ?? 0), timeText(last.from + last.minutes)))]),
      ...(last !== undefined && last.from + last.minutes > 1440 ? [make("p", { role: "status" }, words.beyond)] : []),
    );
  }
}

/** A ready plan as settings. */
export function settingsOf({ title: _, ...settings }: PlanData["presets"][number]): PlanSettings {
  return { ...settings, pace: 1 };
}

function table(slots: Slot[], now: number | null): HTMLElement {
  const rows = slots.map(({ kind, lesson, from, minutes }, index) => {
    const what = lesson === null ? nameOf({ kind, lesson }) : make("a", { href: lesson.page }, lesson.title);
    const present = lesson === null ? [] : [" ", make("a", { class: "lambda-present-link", href: `${lesson.page}?present`, "aria-label": words.presentLesson(lesson.title) }, words.present)];
    return make(
      "tr",
      { "data-kind": kind, "aria-current": index === now ? "time" : false, "data-past": now !== null && index < now },
      make("td", {}, timeText(from)),
      make("td", {}, timeText(from + minutes)),
      make("th", { scope: "row" }, what, ...present),
      make("td", {}, String(minutes)),
    );
  });
  const head = make("tr", {}, ...words.columns.map((name) => make("th", { scope: "col" }, name)));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
}

/** What a line of the plan is called. */
export function nameOf({ kind, lesson }: Pick<Slot, "kind" | "lesson">): string {
  if (lesson !== null) return lesson.title;
  return kind === "lunch" ? words.lunchName : words.break;
}

/** Minutes since midnight of a moment, on this machine's clock. */
function minutesOf(moment: number): number {
  const date = new Date(moment);
  return date.getHours() * 60 + date.getMinutes();
}
