/** What the reader has done, by id: lessons read, exercises solved, questions answered right. Kept beside the edits, and in step with other tabs. */

import { type Kept, keys, onOtherTab, read, write } from "./storage.js";

/** A lesson read to its end, an exercise whose checks all passed, a question (`quiz/question`) answered right. */
export type Done = "read" | "passed" | "right";

/** The kinds, as the storage's keys begin. */
export const DONE: readonly Done[] = ["read", "passed", "right"];

/** Where the reader was last. */
export interface Place {
  /** Id of the lesson: `concepts/stateless`. */
  lesson: string;
  title: string;
  /** The heading that was passed last; empty at the top. */
  anchor: string;
  heading: string;
}

declare global {
  interface DocumentEventMap {
    /** All checks of an exercise have passed. */
    "workbook:solved": CustomEvent<{ exercise: string }>;
    /** A question of a quiz was answered. */
    "workbook:answered": CustomEvent<{ quiz: string; question: string; right: boolean }>;
    /** What is kept of the reader's progress has changed in this page. */
    "workbook:progress": CustomEvent;
  }
}

const PLACE = "place";

/** The progress of this book in this browser. Without storage it lasts as long as the page. */
export class Progress {
  /** What could not be kept. */
  readonly #unkept = new Set<string>();

  constructor() {
    document.addEventListener("workbook:solved", ({ detail }) => this.set("passed", detail.exercise));
    document.addEventListener("workbook:answered", ({ detail }) => {
      if (detail.right) this.set("right", `${detail.quiz}/${detail.question}`);
    });
  }

  has(kind: Done, id: string): boolean {
    const key = `${kind}:${id}`;
    return read(key) !== null || this.#unkept.has(key);
  }

  /** Notes that it is done, or that it is not. */
  set(kind: Done, id: string, isDone = true): Kept {
    const key = `${kind}:${id}`;
    if (this.has(kind, id) === isDone) return "kept";
    const kept = write(key, isDone ? "1" : null);
    this.#unkept.delete(key);
    if (kept !== "kept" && isDone) this.#unkept.add(key);
    tellProgress();
    return kept;
  }

  /** True when nothing is done yet. */
  get isEmpty(): boolean {
    return this.#unkept.size === 0 && !keys().some(isProgress);
  }

  /** Calls back after each change, wherever it was made. */
  watch(listener: () => void): void {
    document.addEventListener("workbook:progress", listener);
    onOtherTab((key) => {
      if (key === null || key === PLACE || isProgress(key)) listener();
    });
  }

  get place(): Place | null {
    try {
      const place = JSON.parse(read(PLACE) ?? "null") as Partial<Place> | null;
      const { lesson, title, anchor, heading } = place ?? {};
      const isWhole = [lesson, title, anchor, heading].every((part) => typeof part === "string");
      // It becomes an address, and somebody else may have written there.
      return isWhole && /^[\w/-]+$/.test(lesson as string) ? (place as Place) : null;
    } catch {
      return null;
    }
  }

  set place(place: Place) {
    write(PLACE, JSON.stringify(place));
  }
}

/** Tells this page that progress has changed. */
export function tellProgress(): void {
  document.dispatchEvent(new CustomEvent("workbook:progress"));
}

/** True for the storage's keys that hold progress. */
export function isProgress(key: string): boolean {
  return DONE.some((kind) => key.startsWith(`${kind}:`));
}
