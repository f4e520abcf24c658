/** Shows what an object holds: a table for CSV, laid-out JSON, or the text. */

import { csvParseRows, tsvParseRows } from "d3-dsv";
import { make, makeButton } from "./dom.js";
import { cloudText as text } from "./playground-text.js";
import { tidyJson } from "./tidy-json.js";

/** More would make the page slow; the download has all. */
const MOST_CHARACTERS = 100_000;
const MOST_ROWS = 200;

type View = "table" | "json" | "text";

/** What an object looks like, with a choice where there is one. `id` is unique in the page. */
export function objectView(id: string, key: string, bytes: Uint8Array): HTMLElement {
  const content = decoded(bytes);
  if (content === null) return make("p", { class: "lambda-note" }, text.noText(bytes.length));
  const views = viewsOf(key, content);
  const shown = make("div", { id: `lambda-object-${id}` });
  const buttons = views.map((view) => makeButton({ class: "lambda-toggle", "data-view": view }, () => show(view), text.views[view]));
  const show = (view: View): void => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset["view"] === view));
    shown.replaceChildren(...draw(view, key, content));
  };
  show(views[0] ?? "text");
  const choice = make("span", { class: "lambda-toggles", role: "group", "aria-label": text.viewLabel }, ...buttons);
  return make("div", { class: "lambda-object" }, ...(views.length > 1 ? [choice] : []), shown);
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The best first. */
function viewsOf(key: string, content: string): View[] {
  if (/\.[ct]sv$/i.test(key) && content.trim() !== "") return ["table", "text"];
  return jsonLines(content) === null ? ["text"] : ["json", "text"];
}

/** The JSON values of a text, one or one a line; null where it is neither. */
function jsonLines(content: string): string[] | null {
  const isValue = (source: string): boolean => {
    try {
      const value: unknown = JSON.parse(source);
      return typeof value === "object" && value !== null;
    } catch {
      return false;
    }
  };
  if (isValue(content)) return [content];
  const lines = content.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && lines.every(isValue) ? lines : null;
}

function draw(view: View, key: string, content: string): HTMLElement[] {
  if (view === "table") return table(key, content);
  const laidOut = view === "json" ? (jsonLines(content) ?? []).map(tidyJson).join("\n") : content;
  const isCut = laidOut.length > MOST_CHARACTERS;
  return [
    make("pre", { class: "lambda-object-text", tabindex: 0, role: "group", "aria-label": key }, laidOut.slice(0, MOST_CHARACTERS)),
    ...(isCut ? [make("p", { class: "lambda-note" }, text.cut(text.size(MOST_CHARACTERS)))] : []),
  ];
}

function table(key: string, content: string): HTMLElement[] {
  const source = content.replace(/^\uFEFF/, "");
  const [head = [], ...rows] = /\.tsv$/i.test(key) ? tsvParseRows(source) : csvParseRows(source);
  const cells = (row: string[], tag: "td" | "th"): HTMLElement[] => row.map((cell) => make(tag, tag === "th" ? { scope: "col" } : {}, cell));
  const drawn = rows.slice(0, MOST_ROWS).map((row) => make("tr", {}, ...cells(row, "td")));
  const isCut = rows.length > MOST_ROWS;
  return [
    make(
      "div",
      { class: "lambda-table lambda-data-table", tabindex: 0, role: "group", "aria-label": key },
      make("table", {}, make("thead", {}, make("tr", {}, ...cells(head, "th"))), make("tbody", {}, ...drawn)),
    ),
    make("p", { class: "lambda-note" }, isCut ? text.cut(text.rows(MOST_ROWS)) : text.rows(rows.length)),
  ];
}
