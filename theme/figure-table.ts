/** Figures in a table, and the mark that says of figures that they are simulated. */

import { make } from "./dom.js";
import { text } from "./text.js";

/** The word "simulated", which leads to the page about the model where its address is known. */
export function simulatedMark(modelUrl: string | null): HTMLElement {
  const mark = make("span", { class: "lambda-simulated" }, text.simulated);
  return modelUrl === null ? mark : make("a", { href: modelUrl, title: text.simulatedHint }, mark);
}

/** A table of figures under a caption that says that they are simulated. */
export function figureTable(caption: string, columns: string[], rows: HTMLElement[], modelUrl: string | null): HTMLElement {
  const head = make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)));
  return make(
    "div",
    { class: "lambda-table lambda-bill-table", tabindex: 0, role: "group", "aria-label": caption },
    make("table", {}, make("caption", {}, caption, " ", simulatedMark(modelUrl)), make("thead", {}, head), make("tbody", {}, ...rows)),
  );
}
