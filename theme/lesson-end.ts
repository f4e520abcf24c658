/** Notes that a lesson was read to its end, and where the reader is in it. */

import { make, makeButton } from "./dom.js";
import type { Progress } from "./progress.js";
import { progressText as words } from "./text-progress.js";

/** So long the end must be in view: whoever scrolls through has not read. */
const DWELL_MS = 1_000;

/** The mark that the preprocessor put at the end of each lesson; null on other pages. */
export function lessonEnd(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".lambda-lesson-end");
}

/** Watches the lesson whose end this is. */
export function watchLesson(end: HTMLElement, progress: Progress): void {
  const id = end.dataset["lesson"] ?? "";
  // What the reader has taken back is not noted again before the next visit.
  let mayNote = true;
  const show = (): void => {
    const isRead = progress.has("read", id);
    const said = (): HTMLElement[] => [
      make("span", { "aria-hidden": "true" }, "✓ "),
      make("span", {}, words.wasRead),
      makeButton({ class: "lambda-link-button" }, forget, words.forgetRead),
    ];
    if (isRead !== (end.childElementCount > 0)) end.replaceChildren(...(isRead ? said() : []));
  };
  const forget = (): void => {
    mayNote = false;
    progress.set("read", id, false);
  };
  progress.watch(show);
  show();
  let timer = 0;
  new IntersectionObserver(([entry]) => {
    clearTimeout(timer);
    if (entry?.isIntersecting !== true) return;
    timer = window.setTimeout(() => {
      if (mayNote && document.visibilityState === "visible") progress.set("read", id);
    }, DWELL_MS);
  }).observe(end);
  addEventListener("pagehide", () => keepPlace(id, progress));
  document.addEventListener("visibilitychange", () => document.hidden && keepPlace(id, progress));
}

function keepPlace(lesson: string, progress: Progress): void {
  const passed = [...document.querySelectorAll<HTMLElement>("main :is(h2, h3)[id]")].filter(
    (heading) => heading.getBoundingClientRect().top < innerHeight / 2,
  );
  const last = scrollY > 0 ? passed.at(-1) : undefined;
  const title = document.querySelector("main h1")?.textContent ?? lesson;
  progress.place = { lesson, title, anchor: last?.id ?? "", heading: last?.textContent ?? "" };
}
