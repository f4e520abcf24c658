/** Marks in mdBook's sidebar: which lessons are begun and which are done. */

import { make, unseen } from "./dom.js";
import type { Progress } from "./progress.js";
import { rootUrl } from "./site.js";
import { progressText as words } from "./text-progress.js";

/** What there is to do in a lesson, as lessons.json has it. */
export interface LessonMarks {
  id: string;
  exercises: string[];
  /** `quiz/question`. */
  questions: string[];
}

/** Draws the marks, and draws them again whenever progress changes. Fetches the list of lessons once there is something to mark. */
export function markSidebar(progress: Progress): void {
  let lessons: Promise<LessonMarks[]> | null = null;
  const draw = (): void => {
    if (lessons === null && progress.isEmpty) return;
    lessons ??= fetchLessons();
    // Marks are an extra: without the network the sidebar is as mdBook makes it.
    lessons.then((all) => mark(all, progress)).catch(() => (lessons = null));
  };
  progress.watch(draw);
  draw();
}

async function fetchLessons(): Promise<LessonMarks[]> {
  const response = await fetch(new URL("lessons.json", rootUrl()), { credentials: "same-origin" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as LessonMarks[];
}

function mark(lessons: LessonMarks[], progress: Progress): void {
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#mdbook-sidebar .chapter-item a[href]")) {
    // mdBook also lists the headings of the present page.
    if (link.hash === "") links.set(link.pathname, link);
  }
  for (const lesson of lessons) {
    const link = links.get(new URL(`${lesson.id}.html`, rootUrl()).pathname);
    link?.querySelector(".lambda-mark")?.remove();
    const state = stateOf(lesson, progress);
    if (link === undefined || !state.isBegun) continue;
    const sign = make("span", { "aria-hidden": "true" }, state.isDone ? "✓" : "◐");
    link.append(make("span", { class: "lambda-mark", "data-done": state.isDone, title: state.sentence }, sign, unseen(` (${state.sentence})`)));
  }
}

/** How far the reader is with a lesson, and in words. */
export function stateOf({ id, exercises, questions }: LessonMarks, progress: Progress): { isBegun: boolean; isDone: boolean; sentence: string } {
  const isRead = progress.has("read", id);
  const solved = exercises.filter((exercise) => progress.has("passed", exercise)).length;
  const right = questions.filter((question) => progress.has("right", question)).length;
  const isDone = isRead && solved === exercises.length && right === questions.length;
  const parts = [
    isRead ? words.read : words.notRead,
    ...(exercises.length > 0 ? [words.exercises(solved, exercises.length)] : []),
    ...(questions.length > 0 ? [words.questions(right, questions.length)] : []),
  ];
  return { isBegun: isRead || solved + right > 0, isDone, sentence: `${isDone ? words.done : words.begun}: ${parts.join(", ")}` };
}
