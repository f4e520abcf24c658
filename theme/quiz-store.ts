/** Keeps what a reader answered, by quiz and question, beside the edits of cells. Works without storage too. */

import { storagePrefix } from "./site.js";

/** What is kept of a question. */
export interface KeptAnswer {
  /** What was chosen: places in the page's list, counted from 0; of an order all of them. */
  choice: number[];
  right: boolean;
  /** The answer was shown before it was found. */
  shown: boolean;
  /** Of the question as it was asked, so that a changed one is not mistaken for it. */
  version: string;
}

/** Beginning of the keys in the storage, after the book's prefix. */
export const ANSWER = "answer:";

/** The storage key of a question, without the prefix. */
export function answerKey(quiz: string, question: string): string {
  return `${ANSWER}${quiz}/${question}`;
}

/** What is kept of a question, if anything. */
export function loadAnswer(quiz: string, question: string): KeptAnswer | null {
  try {
    return readAnswer(localStorage.getItem(storagePrefix() + answerKey(quiz, question)));
  } catch {
    return null;
  }
}

/** Keeps an answer, or forgets it (null). False where the browser does not allow it. */
export function saveAnswer(quiz: string, question: string, answer: KeptAnswer | null): boolean {
  const key = storagePrefix() + answerKey(quiz, question);
  try {
    if (answer === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(answer));
    return true;
  } catch {
    return false;
  }
}

/** An answer from its JSON; null where it is none. */
export function readAnswer(json: string | null): KeptAnswer | null {
  if (json === null) return null;
  try {
    const { choice, right, shown, version } = JSON.parse(json) as Partial<KeptAnswer>;
    const isPlace = (place: unknown): boolean => Number.isInteger(place) && (place as number) >= 0;
    if (!Array.isArray(choice) || !choice.every(isPlace) || typeof version !== "string") return null;
    return { choice, right: right === true, shown: shown === true, version };
  } catch {
    return null;
  }
}
