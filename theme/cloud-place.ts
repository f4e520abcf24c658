/** What all places of the cloud are made of: a heading with facts, tables, something that is opened below them, complaints. */

import type { Changes } from "./cloud-marks.js";
import { make, makeButton } from "./dom.js";
import { cloudText as text } from "./playground-text.js";
import type { Answer, Question } from "./protocol.js";
import { storeText } from "./text-stores.js";

/** What the places ask of the page. */
export interface CloudActions {
  /** Asks about the cloud as it is now. Rejects with a sentence. */
  ask<Q extends Question>(question: Q): Promise<Answer<Q>>;
  /** Does this step now, JSON text, and keeps it at the end of the steps. */
  act(step: string): void;
}

/** A place of the cloud: a bucket, a database, the machines. */
export function place(title: string, facts: string): HTMLElement {
  return make(
    "section",
    { class: "lambda-place", "aria-label": title },
    make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label" }, title), make("span", { class: "lambda-facts" }, facts)),
  );
}

/** The place that something stands in. */
export function placeOf(inside: HTMLElement): HTMLElement {
  return inside.closest<HTMLElement>(".lambda-place") ?? inside;
}

/** Says in a place what went wrong, instead of what was said there before. */
export function complain(near: HTMLElement, sentence: string): void {
  near.querySelector(".lambda-complaint")?.remove();
  near.append(make("p", { class: "lambda-complaint lambda-event-error", role: "status" }, sentence));
}

/** The sentence of whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A sentence where there is nothing. */
export function nothing(sentence: string): HTMLElement {
  return make("p", { class: "lambda-nothing" }, sentence);
}

/** A table that scrolls, by the keyboard too. */
export function scrollingTable(label: string, columns: readonly string[], rows: HTMLElement[]): HTMLElement {
  const head = make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)));
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
  return make("div", { class: "lambda-table", tabindex: 0, role: "group", "aria-label": label }, table);
}

/** A word that marks what the last run changed. */
export function pill(word: string): HTMLElement {
  return make("span", { class: "lambda-pill" }, word);
}

/** A row that can be opened: its name, how much there is of it, and what the last run changed. */
export function countedRow(options: { name: string; count: string; changes: Changes | null; open: () => void }): HTMLElement {
  const { name, count, changes, open } = options;
  return make(
    "tr",
    { "data-mark": changes === null ? null : "changed" },
    make("th", { scope: "row" }, makeButton({ class: "lambda-key", "aria-label": text.open(name) }, open, name)),
    make("td", {}, count),
    make("td", {}, ...(changes === null ? [] : [pill(storeText.changes(changes.inserted, changes.updated, changes.deleted))])),
  );
}

/** What was opened in a place, with a button that closes it. */
export function openedRegion(label: string, inside: HTMLElement, onClose: () => void): HTMLElement {
  const close = makeButton({ class: "lambda-link-button" }, onClose, text.close);
  const head = make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label" }, label), close);
  return make("div", { class: "lambda-opened", role: "region", "aria-label": label, tabindex: -1 }, head, inside);
}
