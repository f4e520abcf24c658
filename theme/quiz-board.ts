/** What a question needs of the list that the reader chooses from, whatever its kind. */

import type { Answer } from "./quiz-answers.js";

/** What came of an answer. */
export interface Judgement {
  right: boolean;
  /** What the reader is told, in a sentence. */
  sentence: string;
  /** The reason, in plain words, for screen readers. */
  why: string;
}

/** A list that can be answered. */
export interface Board {
  /** Places that are chosen, counted from 0; none where nothing is. */
  choice(): number[];
  /** Chooses; places that are not there are left out. */
  put(choice: number[]): void;
  /** Marks what was chosen, with its reasons. */
  judge(answer: Answer): Judgement;
  /** Marks what was chosen, without a reason, as it was found earlier. */
  mark(right: boolean): void;
  /** Shows what is right, with all reasons. */
  reveal(answer: Answer): void;
  /** Takes all marks away; what is chosen stays. */
  clear(): void;
  /** As the page was at first. */
  reset(): void;
  /** What to say to a reader who has chosen nothing. */
  readonly nothingChosen: string;
}
