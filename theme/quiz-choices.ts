/** Predictions, choices and lines to find: a list with a radio button or a check box for each item. */

import { make, unseen } from "./dom.js";
import { type Answer, type LineAnswer, type OptionsAnswer, reason } from "./quiz-answers.js";
import type { Board, Judgement } from "./quiz-board.js";
import { quizText as words } from "./text-quiz.js";

/** What the list is. */
export interface ChoicesOptions {
  /** A name for the group of inputs, its own in the page. */
  name: string;
  /** Id of what is asked. */
  labelledBy: string;
  several: boolean;
  isLines: boolean;
  changed(): void;
}

/** One item of the list. */
interface Item {
  row: HTMLLIElement;
  input: HTMLInputElement;
}

export class Choices implements Board {
  readonly nothingChosen: string;
  readonly #items: Item[];
  readonly #isSeveral: boolean;

  constructor(list: HTMLOListElement, { name, labelledBy, several, isLines, changed }: ChoicesOptions) {
    this.nothingChosen = isLines ? words.chooseLine : words.chooseOne;
    this.#isSeveral = several;
    const group = make("div", { role: several ? "group" : "radiogroup", "aria-labelledby": labelledBy });
    list.replaceWith(group);
    group.append(list);
    this.#items = [...list.querySelectorAll<HTMLLIElement>(":scope > li")].map((row, place) => {
      const input = make("input", { type: several ? "checkbox" : "radio", name, value: place });
      input.addEventListener("change", changed);
      // An empty line is there to be read around.
      input.disabled = row.textContent?.trim() === "";
      row.append(make("label", {}, input, make("span", { class: "lambda-option" }, ...row.childNodes)));
      return { row, input };
    });
  }

  choice(): number[] {
    return [...this.#items.keys()].filter((place) => this.#items[place]?.input.checked);
  }

  put(choice: number[]): void {
    for (const [place, { input }] of this.#items.entries()) input.checked = choice.includes(place);
  }

  judge(answer: Answer): Judgement {
    this.clear();
    const { right, why } = this.#asOptions(answer);
    const chosen = this.choice();
    for (const place of chosen) this.#show(place, right.includes(place), why[place]);
    const wrong = chosen.filter((place) => !right.includes(place));
    const isRight = wrong.length === 0 && chosen.length === right.length;
    const notYet = this.#isSeveral ? (wrong.length > 0 ? words.someWrong : words.someMissing) : words.wrong;
    const spoken = (wrong.length > 0 ? wrong : chosen).map((place) => reason(why[place] ?? "").textContent ?? "");
    return { right: isRight, sentence: isRight ? words.right : notYet, why: spoken.join(" ") };
  }

  mark(right: boolean): void {
    for (const place of this.choice()) this.#show(place, right, undefined);
  }

  reveal(answer: Answer): void {
    this.clear();
    const { right, why } = this.#asOptions(answer);
    for (const place of this.#items.keys()) {
      // Of a long piece of code only those lines are told about of which there is something to tell.
      const isTold = "right" in answer || String(place + 1) in (answer as LineAnswer).others;
      if (right.includes(place) || isTold) this.#show(place, right.includes(place), why[place]);
    }
  }

  clear(): void {
    for (const { row } of this.#items) {
      delete row.dataset["right"];
      row.querySelector(":scope > .lambda-why")?.remove();
    }
  }

  reset(): void {
    this.clear();
    this.put([]);
  }

  /** Marks an item, with its reason. */
  #show(place: number, isRight: boolean, why: string | undefined): void {
    const row = this.#items[place]?.row;
    if (row === undefined) return;
    row.dataset["right"] = String(isRight);
    const mark = unseen(`${isRight ? words.rightMark : words.wrongMark}. `);
    row.append(make("div", { class: "lambda-why" }, mark, ...(why === undefined ? [] : [reason(why)])));
  }

  /** A line to find is a choice of which one is right. */
  #asOptions(answer: Answer): OptionsAnswer {
    if ("right" in answer) return answer;
    const { line, why, others, otherwise } = answer as LineAnswer;
    const of = (place: number): string => (place + 1 === line ? why : (others[place + 1] ?? otherwise ?? words.notThisLine));
    return { right: [line - 1], why: [...this.#items.keys()].map(of) };
  }
}
