/** JSON as a tree that folds. Its text is the JSON itself, so that selecting and copying give what was returned, digit for digit. */

import { make } from "./dom.js";
import { tokens } from "./tidy-json.js";
import { resultText as words } from "./text-result.js";

/** More tokens than this: what lies deeper is folded at first and made when it is opened. */
const MANY_TOKENS = 1500;
/** Levels that are open at first in a large tree. */
const OPEN_LEVELS = 2;
/** Nested deeper than this, text is shown as it is. */
const DEEPEST = 60;

/** A list of tokens and where the reading is. */
interface Reader {
  tokens: string[];
  at: number;
  isLarge: boolean;
}

/** The tree of a valid JSON text. */
export function jsonTree(source: string): HTMLElement {
  const all = tokens(source);
  const reader: Reader = { tokens: all, at: 0, isLarge: all.length > MANY_TOKENS };
  return make("div", { class: "lambda-tree" }, ...node(reader, [], 0));
}

/** Whether a JSON text is an object or a list with something in it. */
export function isBranch(source: string): boolean {
  return /^\s*(?:\{\s*[^}\s]|\[\s*[^\]\s])/.test(source);
}

/** A value behind its key, if it has one, with the comma behind it. */
function node(reader: Reader, before: (Node | string)[], depth: number): (Node | string)[] {
  const first = reader.tokens[reader.at] ?? "";
  const next = reader.tokens[reader.at + 1];
  if ((first !== "{" && first !== "[") || next === "}" || next === "]") {
    reader.at += first === "{" || first === "[" ? 2 : 1;
    const shown = first === "{" || first === "[" ? first + (next ?? "") : first;
    return [make("div", { class: "lambda-tree-leaf" }, ...before, leaf(shown), comma(reader))];
  }
  if (depth >= DEEPEST) return [make("div", { class: "lambda-tree-leaf" }, ...before, skip(reader).join(""), comma(reader))];
  const start = reader.at;
  const count = skim(reader);
  const end = reader.at;
  const after = comma(reader);
  const closing = first === "{" ? "}" : "]";
  const fold = ` ${words.folded(count, first === "{")} ${closing}${after}`;
  const summary = make("summary", { "data-fold": fold }, ...before, first);
  const body = make("div", { class: "lambda-tree-body" });
  const details = make("details", {}, summary, body, make("div", { class: "lambda-tree-leaf" }, closing + after));
  const inner: Reader = { tokens: reader.tokens.slice(start + 1, end - 1), at: 0, isLarge: reader.isLarge };
  const fill = (): void => {
    if (body.firstChild === null) body.append(...members(inner, first === "{", depth + 1));
  };
  if (!reader.isLarge || depth < OPEN_LEVELS) {
    details.open = true;
    fill();
  } else details.addEventListener("toggle", fill, { once: true });
  return [details];
}

function members(reader: Reader, isObject: boolean, depth: number): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  while (reader.at < reader.tokens.length) {
    const before: (Node | string)[] = [];
    if (isObject) {
      before.push(make("span", { class: "hljs-title" }, reader.tokens[reader.at] ?? ""), ": ");
      reader.at += 2;
    }
    nodes.push(...node(reader, before, depth));
  }
  return nodes;
}

function leaf(token: string): HTMLElement {
  const kind = token.startsWith('"') ? "hljs-string" : /^[-\d]/.test(token) ? "hljs-number" : "hljs-keyword";
  return make("span", { class: /^[{[]/.test(token) ? null : kind }, token);
}

/** The comma that comes now, passed over. */
function comma(reader: Reader): string {
  if (reader.tokens[reader.at] !== ",") return "";
  reader.at += 1;
  return ",";
}

/** Passes over the branch that begins here and counts what is in it. */
function skim(reader: Reader): number {
  let depth = 0;
  let count = 1;
  do {
    const token = reader.tokens[reader.at];
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (token === "," && depth === 1) count += 1;
    reader.at += 1;
  } while (depth > 0 && reader.at < reader.tokens.length);
  return count;
}

function skip(reader: Reader): string[] {
  const start = reader.at;
  skim(reader);
  return reader.tokens.slice(start, reader.at);
}
