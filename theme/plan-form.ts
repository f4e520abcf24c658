/** What an instructor chooses for a plan: a ready one, lessons, times and breaks. */

import { make, makeButton } from "./dom.js";
import { type PlanSettings, readTime, timeText } from "./plan.js";
import { type PlanData, settingsOf } from "./planner.js";
import { planText as words } from "./text-study.js";

/** Keys of the settings that are minutes. */
type Minutes = "break_after" | "break_minutes" | "lunch_minutes";

/** The form. It is told what is chosen, and tells what the instructor changes. */
export class PlanForm {
  readonly element: HTMLElement;
  readonly #change: (settings: PlanSettings, sentence: string | null) => void;
  readonly #boxes = new Map<string, HTMLInputElement>();
  readonly #times: Record<"start" | "lunch", HTMLInputElement>;
  readonly #minutes: Record<Minutes, HTMLInputElement>;
  readonly #pace: HTMLSelectElement;
  readonly #chosen = make("span", { class: "lambda-settings-summary" });
  readonly #data: PlanData;
  #settings: PlanSettings | null = null;

  constructor(data: PlanData, change: (settings: PlanSettings, sentence: string | null) => void) {
    this.#data = data;
    this.#change = change;
    this.#times = { start: this.#timeBox("start"), lunch: this.#timeBox("lunch") };
    this.#minutes = {
      break_after: this.#minutesBox("break_after"),
      break_minutes: this.#minutesBox("break_minutes"),
      lunch_minutes: this.#minutesBox("lunch_minutes"),
    };
    this.#pace = make("select", {}, ...Object.entries(words.paces).map(([value, label]) => make("option", { value }, label)));
    this.#pace.addEventListener("change", () => this.#set({ pace: Number(this.#pace.value) }));
    const labelled = (label: string, box: HTMLElement): HTMLElement => make("label", { class: "lambda-plan-field" }, make("span", {}, label), box);
    const presets = data.presets.map((preset) =>
      makeButton({ class: "lambda-button lambda-small" }, () => change(settingsOf(preset), words.presetTaken(preset.title)), preset.title),
    );
    this.element = make(
      "div",
      { class: "lambda-plan-form" },
      make("div", { class: "lambda-buttons", role: "group", "aria-label": words.presets }, make("span", { "aria-hidden": "true" }, `${words.presets}:`), ...presets),
      make(
        "div",
        { class: "lambda-plan-fields" },
        labelled(words.start, this.#times.start),
        labelled(words.pace, this.#pace),
        labelled(words.breakAfter, this.#minutes.break_after),
        labelled(words.breakMinutes, this.#minutes.break_minutes),
        labelled(words.lunch, this.#times.lunch),
        labelled(words.lunchMinutes, this.#minutes.lunch_minutes),
      ),
      make("details", { class: "lambda-plan-lessons" }, make("summary", {}, words.lessons, this.#chosen), ...data.parts.map((part) => this.#part(part))),
    );
  }

  /** Shows what is chosen. A box that somebody types in stays as it is. */
  show(settings: PlanSettings): void {
    this.#settings = settings;
    const put = (box: HTMLInputElement, value: string): void => {
      if (box !== document.activeElement) box.value = value;
    };
    put(this.#times.start, timeText(settings.start));
    put(this.#times.lunch, settings.lunch === null ? "" : timeText(settings.lunch));
    for (const [key, box] of Object.entries(this.#minutes)) put(box, String(settings[key as Minutes]));
    this.#pace.value = String(settings.pace);
    for (const [id, box] of this.#boxes) box.checked = settings.lessons.includes(id);
    const chosen = this.#data.parts.flatMap(({ lessons }) => lessons).filter(({ id }) => settings.lessons.includes(id));
    this.#chosen.textContent = words.chosen(chosen.length, words.minutes(chosen.reduce((sum, { minutes }) => sum + minutes, 0)));
  }

  #part({ title, lessons }: PlanData["parts"][number]): HTMLElement {
    const rows = lessons.map(({ id, title: name, minutes }) => {
      const box = make("input", { type: "checkbox" });
      box.addEventListener("change", () => this.#choose([id], box.checked));
      this.#boxes.set(id, box);
      return make("li", {}, make("label", {}, box, ` ${name} `, make("span", { class: "lambda-settings-summary" }, words.lessonMinutes(minutes))));
    });
    const ids = lessons.map(({ id }) => id);
    const all = (label: string, isChosen: boolean): HTMLButtonElement =>
      makeButton({ class: "lambda-link-button", "aria-label": `${label}: ${title}` }, () => this.#choose(ids, isChosen), label);
    return make("fieldset", {}, make("legend", {}, title), all(words.all, true), all(words.none, false), make("ul", {}, ...rows));
  }

  #choose(ids: string[], isChosen: boolean): void {
    const others = (this.#settings?.lessons ?? []).filter((id) => !ids.includes(id));
    this.#set({ lessons: isChosen ? [...others, ...ids] : others });
  }

  #timeBox(key: "start" | "lunch"): HTMLInputElement {
    const box = make("input", { type: "time" });
    box.addEventListener("change", () => {
      const time = readTime(box.value);
      if (time !== null || key === "lunch") this.#set({ [key]: time });
    });
    return box;
  }

  #minutesBox(key: Minutes): HTMLInputElement {
    const box = make("input", { type: "number", min: 0, max: 600, step: 5 });
    box.addEventListener("change", () => {
      const minutes = Math.min(600, Math.max(0, Math.round(Number(box.value))));
      if (Number.isFinite(minutes)) this.#set({ [key]: minutes });
    });
    return box;
  }

  #set(changes: Partial<PlanSettings>): void {
    if (this.#settings !== null) this.#change({ ...this.#settings, ...changes }, null);
  }
}
