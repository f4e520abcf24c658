/** The page of the reader's progress: sums, and marks in the list of lessons that the preprocessor wrote. */

import { make, makeButton, unseen } from "./dom.js";
import type { Done } from "./progress.js";
import { tryStorage } from "./storage.js";
import type { StudyPage } from "./study.js";
import { studyText as words } from "./text-study.js";

/** Something that can be done, with its place in the list. */
interface Item {
  kind: Done;
  /** What must be done for it to count: several for a quiz. */
  ids: string[];
  element: HTMLElement;
}

/** Fills the page, and keeps it in step with other tabs. */
export function showProgress(place: HTMLElement, { progress, openWork }: StudyPage): void {
  const items = itemsIn(place);
  const bars = make("dl", { class: "lambda-bars" });
  const head = make(
    "section",
    { class: "lambda-panel lambda-study-head", "aria-label": words.progress },
    bars,
    ...(tryStorage() === "kept" ? [] : [make("p", { role: "status" }, words.notKept)]),
    makeButton({ class: "lambda-button" }, openWork, words.openWork),
  );
  const draw = (): void => {
    const count = (kind: Done): [number, number] => {
      const ids = items.filter((item) => item.kind === kind).flatMap((item) => item.ids);
      return [ids.filter((id) => progress.has(kind, id)).length, ids.length];
    };
    const kinds = (["read", "passed", "right"] as const).filter((kind) => count(kind)[1] > 0);
    bars.replaceChildren(...kinds.map((kind) => bar(kind, ...count(kind))));
    for (const { kind, ids, element } of items) mark(element, kind, ids.filter((id) => progress.has(kind, id)).length, ids.length);
  };
  place.prepend(head);
  progress.watch(draw);
  draw();
}

function itemsIn(place: HTMLElement): Item[] {
  const found = place.querySelectorAll<HTMLElement>("[data-lesson], [data-exercise], [data-quiz]");
  return [...found].map((element) => {
    const { lesson, exercise, quiz, questions = "" } = element.dataset;
    if (lesson !== undefined) return { kind: "read", ids: [lesson], element };
    if (exercise !== undefined) return { kind: "passed", ids: [exercise], element };
    return { kind: "right", ids: questions.split(" ").filter(Boolean).map((question) => `${quiz}/${question}`), element };
  });
}

function bar(kind: Done, done: number, all: number): HTMLElement {
  const sentence = words.sums[kind](done, all);
  return make(
    "div",
    {},
    make("dt", {}, sentence),
    make("dd", {}, make("progress", { max: Math.max(all, 1), value: done, "aria-label": words.kinds[kind] })),
  );
}

/** The sign before an entry: its form says it, and a word for who does not see it. */
function mark(element: HTMLElement, kind: Done, done: number, all: number): void {
  element.querySelector(":scope > .lambda-mark")?.remove();
  const isDone = done === all;
  const state = isDone ? words.states[kind] : done > 0 ? words.someOf(done, all) : words.states.open;
  const sign = make("span", { "aria-hidden": "true" }, isDone ? "✓" : done > 0 ? "◐" : "○");
  element.prepend(make("span", { class: "lambda-mark", "data-done": isDone }, sign, unseen(`${state}: `)));
}
