/** One question: checked at once, tried again, shown; and kept as the reader left it. */

import { announce } from "./announce.js";
import { make, makeButton, setAvailable } from "./dom.js";
import type { Answer, Answers } from "./quiz-answers.js";
import type { Board } from "./quiz-board.js";
import { Choices } from "./quiz-choices.js";
import { Order } from "./quiz-order.js";
import { loadAnswer, saveAnswer } from "./quiz-store.js";
import { quizText as words } from "./text-quiz.js";

/** What is told to the whole page when somebody has answered. */
export interface AnsweredDetail {
  quiz: string;
  question: string;
  /** It is, or it was before: whoever looks at other reasons afterwards loses nothing. */
  right: boolean;
}

/** The event's name, on `document`. */
export const ANSWERED = "workbook:answered";

/** Where a question belongs. */
export interface QuestionPlace {
  quiz: string;
  answers: Answers;
  /** Called when the browser does not let the page keep an answer. */
  notKept(): void;
}

export class Question {
  readonly #place: QuestionPlace;
  readonly #id: string;
  readonly #version: string;
  readonly #board: Board;
  readonly #status = make("p", { class: "lambda-quiz-status" });
  readonly #check = makeButton({ class: "lambda-button lambda-run" }, () => void this.#judge(), words.check);
  readonly #show = makeButton({ class: "lambda-button lambda-quiet", hidden: true }, () => void this.#reveal(), words.showAnswer);
  readonly #again = makeButton({ class: "lambda-button lambda-quiet", hidden: true }, () => this.#restart(), words.again);

  constructor(element: HTMLElement, list: HTMLOListElement, place: QuestionPlace) {
    this.#place = place;
    this.#id = element.dataset["question"] ?? "";
    this.#version = element.dataset["version"] ?? "";
    const ask = element.querySelector<HTMLElement>(".lambda-ask");
    if (ask !== null) ask.id = `${element.id}-ask`;
    const several = element.dataset["several"] !== undefined;
    if (several) ask?.append(make("p", { class: "lambda-quiz-hint" }, words.several));
    const changed = (): void => this.#changed();
    this.#board =
      element.dataset["kind"] === "order"
        ? new Order(list, `${element.id}-ask`, changed)
        : new Choices(list, { name: element.id, labelledBy: `${element.id}-ask`, several, isLines: element.dataset["kind"] === "find", changed });
    const buttons = make("div", { class: "lambda-buttons" }, this.#check, this.#show, this.#again);
    const toCell = element.querySelector(".lambda-quiz-cell");
    element.append(make("div", { class: "lambda-quiz-bar" }, buttons, ...(toCell === null ? [] : [toCell])), this.#status);
    this.restore();
  }

  /** As the reader left it, or as at first. */
  restore(): void {
    this.#board.reset();
    this.#buttons(false, false);
    this.#say("");
    const kept = loadAnswer(this.#place.quiz, this.#id);
    if (kept === null) return;
    if (kept.version !== this.#version) return this.#say(words.changed);
    this.#board.put(kept.choice);
    if (kept.right) this.#board.mark(true);
    this.#buttons(kept.right, true);
    this.#say(kept.right ? words.rightBefore : kept.shown ? words.shownBefore : words.wrongBefore);
  }

  async #judge(): Promise<void> {
    if (this.#board.choice().length === 0) return this.#say(this.#board.nothingChosen, true);
    const answer = await this.#answer();
    if (answer === null) return;
    const { right, sentence, why } = this.#board.judge(answer);
    this.#buttons(right, true);
    this.#say(sentence, false, right);
    announce(`${sentence} ${why}`.trim());
    const wasRight = this.#wasRight();
    if (right || !wasRight) this.#keep(right, false);
    const detail: AnsweredDetail = { quiz: this.#place.quiz, question: this.#id, right: right || wasRight };
    document.dispatchEvent(new CustomEvent(ANSWERED, { detail }));
  }

  async #reveal(): Promise<void> {
    const answer = await this.#answer();
    if (answer === null) return;
    this.#board.reveal(answer);
    this.#say(words.shown, true);
    if (!this.#wasRight()) this.#keep(false, true);
    // What is pressed keeps the focus of the keyboard, so it goes to the button that takes its place.
    this.#again.hidden = false;
    this.#again.focus();
    this.#show.hidden = true;
    setAvailable(this.#check, false);
  }

  #restart(): void {
    this.#keep(null, false);
    this.restore();
    this.#check.focus();
  }

  /** Something else was chosen: what was said is about another answer. */
  #changed(): void {
    this.#board.clear();
    setAvailable(this.#check, true);
    this.#say("");
  }

  #buttons(isRight: boolean, wasAnswered: boolean): void {
    setAvailable(this.#check, !isRight);
    this.#show.hidden = !wasAnswered;
    this.#show.textContent = isRight ? words.showReasons : words.showAnswer;
    this.#again.hidden = !isRight;
  }

  /** The question as it is now was answered rightly before. */
  #wasRight(): boolean {
    const kept = loadAnswer(this.#place.quiz, this.#id);
    return kept?.version === this.#version && kept.right;
  }

  async #answer(): Promise<Answer | null> {
    try {
      return await this.#place.answers.of(this.#id);
    } catch {
      this.#say(words.unavailable, true);
      return null;
    }
  }

  #keep(right: boolean | null, shown: boolean): void {
    const answer = right === null ? null : { choice: this.#board.choice(), right, shown, version: this.#version };
    if (!saveAnswer(this.#place.quiz, this.#id, answer)) this.#place.notKept();
  }

  #say(sentence: string, isSpoken = false, isRight: boolean | null = null): void {
    this.#status.textContent = sentence;
    if (isRight === null) delete this.#status.dataset["right"];
    else this.#status.dataset["right"] = String(isRight);
    if (isSpoken) announce(sentence);
  }
}
