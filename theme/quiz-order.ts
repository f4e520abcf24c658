/** Lines to put into their order: with buttons, by dragging, and with the arrow keys. */

import { announce } from "./announce.js";
import { make, makeButton, setAvailable, unseen } from "./dom.js";
import { type Answer, type OrderAnswer, reason } from "./quiz-answers.js";
import type { Board, Judgement } from "./quiz-board.js";
import { quizText as words } from "./text-quiz.js";

/** One line. */
interface Row {
  row: HTMLLIElement;
  /** Its place in the page's list as the build wrote it. */
  from: number;
  line: string;
  up: HTMLButtonElement;
  down: HTMLButtonElement;
}

export class Order implements Board {
  readonly nothingChosen = "";
  readonly #list: HTMLOListElement;
  readonly #changed: () => void;
  readonly #why = make("div", { class: "lambda-why", hidden: true });
  #rows: Row[];

  constructor(list: HTMLOListElement, labelledBy: string, changed: () => void) {
    this.#list = list;
    this.#changed = changed;
    list.setAttribute("aria-labelledby", labelledBy);
    this.#rows = [...list.querySelectorAll<HTMLLIElement>(":scope > li")].map((row, from) => this.#row(row, from));
    list.before(make("p", { class: "lambda-quiz-hint" }, words.orderHint));
    list.after(this.#why);
    this.#draw();
  }

  choice(): number[] {
    return this.#rows.map(({ from }) => from);
  }

  put(choice: number[]): void {
    const all = [...choice].sort((a, b) => a - b);
    if (all.length !== this.#rows.length || !all.every((from, place) => from === place)) return;
    this.#rows = choice.flatMap((from) => this.#rows.find((row) => row.from === from) ?? []);
    this.#draw();
  }

  judge(answer: Answer): Judgement {
    this.clear();
    const { order, why } = answer as OrderAnswer;
    const wrong = this.#rows.findIndex(({ from }, place) => from !== order[place]);
    const good = wrong < 0 ? this.#rows.length : wrong;
    for (const [place, { row }] of this.#rows.entries()) {
      if (place <= good) row.dataset["right"] = String(place < good);
    }
    if (wrong >= 0) return { right: false, sentence: words.orderWrong(wrong), why: "" };
    this.#tell(why);
    return { right: true, sentence: words.right, why: this.#why.textContent ?? "" };
  }

  mark(right: boolean): void {
    if (right) for (const { row } of this.#rows) row.dataset["right"] = "true";
  }

  reveal(answer: Answer): void {
    const { order, why } = answer as OrderAnswer;
    this.put(order);
    this.mark(true);
    this.#tell(why);
  }

  clear(): void {
    for (const { row } of this.#rows) delete row.dataset["right"];
    this.#why.hidden = true;
  }

  reset(): void {
    this.clear();
    this.put(this.#rows.map((_, place) => place));
  }

  #tell(why: string): void {
    this.#why.replaceChildren(reason(why));
    this.#why.hidden = false;
  }

  #row(row: HTMLLIElement, from: number): Row {
    const line = row.textContent?.trim() ?? "";
    const content = make("span", { class: "lambda-option" }, ...row.childNodes);
    const grip = make("span", { class: "lambda-grip", "aria-hidden": "true" }, "⠿");
    const move = (by: number) => (): void => this.#move(made, this.#rows.indexOf(made) + by);
    const up = makeButton({ class: "lambda-button lambda-small lambda-move" }, move(-1), make("span", { "aria-hidden": "true" }, "↑"), unseen(words.up(line)));
    const down = makeButton({ class: "lambda-button lambda-small lambda-move" }, move(1), make("span", { "aria-hidden": "true" }, "↓"), unseen(words.down(line)));
    const made: Row = { row, from, line, up, down };
    row.append(grip, content, make("span", { class: "lambda-moves" }, up, down));
    row.addEventListener("keydown", (event) => this.#key(made, event));
    grip.addEventListener("pointerdown", (event) => this.#drag(made, grip, event));
    return made;
  }

  #key(row: Row, event: KeyboardEvent): void {
    const place = this.#rows.indexOf(row);
    const to: Record<string, number> = { ArrowUp: place - 1, ArrowDown: place + 1, Home: 0, End: this.#rows.length - 1 };
    const wanted = to[event.key];
    if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#move(row, wanted);
  }

  /** Moves a line to a place; the focus goes with it. */
  #move(row: Row, to: number, isSaid = true): void {
    const from = this.#rows.indexOf(row);
    if (to === from || to < 0 || to >= this.#rows.length) return;
    this.#rows.splice(to, 0, ...this.#rows.splice(from, 1));
    this.clear();
    this.#draw(row);
    if (isSaid) announce(words.moved(row.line, to + 1, this.#rows.length));
    this.#changed();
  }

  /** Follows a finger or a mouse until it lets go. */
  #drag(row: Row, grip: HTMLElement, start: PointerEvent): void {
    if (start.button !== 0) return;
    start.preventDefault();
    grip.setPointerCapture(start.pointerId);
    row.row.dataset["dragged"] = "";
    const follow = (event: PointerEvent): void => {
      const place = this.#rows.indexOf(row);
      const middle = (at: number): number => {
        const box = this.#rows[at]?.row.getBoundingClientRect();
        return box === undefined ? Number.NaN : box.top + box.height / 2;
      };
      if (event.clientY < middle(place - 1)) this.#move(row, place - 1, false);
      else if (event.clientY > middle(place + 1)) this.#move(row, place + 1, false);
    };
    const end = (): void => {
      delete row.row.dataset["dragged"];
      grip.removeEventListener("pointermove", follow);
      announce(words.moved(row.line, this.#rows.indexOf(row) + 1, this.#rows.length));
    };
    grip.addEventListener("pointermove", follow);
    grip.addEventListener("lostpointercapture", end, { once: true });
  }

  /** Puts the rows in order around one that must not leave the page: it would lose the focus, and the pointer that drags it. */
  #draw(around: Row | null = null): void {
    const middle = around === null ? -1 : this.#rows.indexOf(around);
    for (const [place, { row, up, down }] of this.#rows.entries()) {
      if (place !== middle) this.#list.insertBefore(row, place < middle ? (around?.row ?? null) : null);
      setAvailable(up, place > 0);
      setAvailable(down, place < this.#rows.length - 1);
    }
  }
}
