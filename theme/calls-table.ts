/** Three calls or more, side by side: their responses in one block, their figures a row each. As in the recorded result. */

import { make } from "./dom.js";
import type { InvocationFinished } from "./protocol.js";
import { text } from "./text.js";

/** More calls than this are compared in a table. The preprocessor draws the recorded ones in the same way. */
export const MOST_SINGLE_CALLS = 2;

/** Grows by a row with every call. */
export class CallsTable {
  readonly element: HTMLElement;
  readonly #responses: HTMLElement;
  readonly #rows = make("tbody");
  readonly #frame = make("div", { class: "lambda-table", tabindex: 0, role: "group", "aria-label": text.figures });
  readonly #sizes = new Set<number>();
  #count = 0;

  constructor(id: string, modelUrl: string | null) {
    const labelId = `lambda-responses-${id}`;
    this.#responses = make("pre", { class: "lambda-response", tabindex: 0, role: "group", "aria-labelledby": labelId });
    const columns = Object.values(text.callColumns);
    const head = make("tr", {}, ...columns.map((column, index) => make("th", { scope: "col", class: nameOf(index) }, column)));
    const table = make("table", {}, make("thead", {}, head), this.#rows);
    this.#frame.append(table);
    const mark = make("span", { class: "lambda-simulated" }, text.simulated);
    const about = modelUrl === null ? mark : make("a", { href: modelUrl, title: text.simulatedHint }, mark);
    this.element = make(
      "div",
      { class: "lambda-part" },
      make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label", id: labelId }, text.responses)),
      this.#responses,
      make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label" }, text.figures), about),
      this.#frame,
    );
  }

  add(event: InvocationFinished): void {
    this.#count += 1;
    this.#sizes.add(event.memory_mb);
    this.#frame.toggleAttribute("data-sizes", this.#sizes.size > 1);
    this.#responses.append(`${this.#count === 1 ? "" : "\n"}${event.payload}`);
    const cells = [
      String(event.memory_mb),
      event.duration_ms.toFixed(2),
      event.init_ms === null ? "–" : event.init_ms.toFixed(2),
      String(event.billed_ms),
      ofAMillion(event.cost.usd),
    ];
    const name = text.callRow(this.#count, event.cold, event.function_error !== null);
    const row = make("tr", {}, make("th", { scope: "row" }, name), ...cells.map((cell, index) => make("td", { class: nameOf(index + 1) }, cell)));
    this.#rows.append(row);
  }
}

/** What a million such calls cost: the decimal point six places on, which keeps the price exact. */
export function ofAMillion(usd: string): string {
  const [whole = "0", fraction = ""] = usd.split(".");
  const rest = fraction.slice(6);
  return BigInt(whole + fraction.slice(0, 6).padEnd(6, "0")).toString() + (rest === "" ? "" : `.${rest}`);
}

/** Memory is shown only where the calls differ in it. */
function nameOf(column: number): string | null {
  return column === 1 ? "lambda-memory" : null;
}
