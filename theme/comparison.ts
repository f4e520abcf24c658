/** Shows two texts line by line: what is in both and what is only in one. */

import { make, unseen } from "./dom.js";
import type { ComparedLines } from "./editor-api.js";
import { loadEditorScript } from "./editor-loader.js";
import { text } from "./text.js";

const MARKS = { both: " ", left: "−", right: "+" };
const NAMES = { both: text.lineBoth, left: text.lineYours, right: text.lineTheirs };

/** A text of the reader's and another one, under the name of their file. */
export interface Part {
  name: string;
  mine: string;
  other: string;
}

/** Shows the parts below a notice, in place of what was compared there before; each under its name, if there may be several. */
export async function showComparison(notice: HTMLElement, editorUrl: string, parts: Part[], areNamed: boolean): Promise<void> {
  notice.querySelector(".lambda-compared")?.remove();
  const place = notice.appendChild(make("div", { class: "lambda-compared" }));
  try {
    for (const { name, mine, other } of parts) {
      if (areNamed) place.append(make("p", { class: "lambda-file-name" }, name));
      place.append(await comparison(editorUrl, areNamed ? `${text.compare}: ${name}` : text.compare, mine, other));
    }
  } catch {
    place.append(make("p", {}, text.compareUnavailable));
  }
}

/** The comparison of the reader's text with another. Rejects when the script that compares cannot be loaded. */
export async function comparison(editorUrl: string, label: string, mine: string, other: string): Promise<HTMLElement> {
  const { compareLines } = await loadEditorScript(editorUrl);
  const parts = compareLines(mine, other);
  const legend = make(
    "p",
    { class: "lambda-compare-legend", "aria-hidden": "true" },
    make("span", { "data-kind": "left" }, `${MARKS.left} ${NAMES.left}`),
    make("span", { "data-kind": "right" }, `${MARKS.right} ${NAMES.right}`),
  );
  const lines = make("div", { class: "lambda-compare", role: "group", "aria-label": label, tabindex: 0 }, ...parts.flatMap(rows));
  return make("div", {}, ...(parts.length === 1 && parts[0]?.kind === "both" ? [] : [legend]), lines);
}

function rows({ kind, lines }: ComparedLines): HTMLElement[] {
  return lines.map((line, index) =>
    make(
      "div",
      { class: "lambda-compare-line", "data-kind": kind },
      ...(index === 0 ? [unseen(`${NAMES[kind]}: `)] : []),
      make("span", { "aria-hidden": "true", class: "lambda-compare-mark" }, MARKS[kind]),
      make("span", {}, line === "" ? " " : line),
    ),
  );
}
