/** The response of a call: as a tree that folds, or as the exact text that went over the wire. */

import { copyButton } from "./clipboard.js";
import { make, makeButton } from "./dom.js";
import { isBranch, jsonTree } from "./json-tree.js";
import { text } from "./text.js";
import { resultText as words } from "./text-result.js";

/** A longer response is shown as it is: a tree of it would be no help. */
const LONGEST_TREE = 200_000;

/** Shows a payload. `id` is unique in the page. */
export function responseView(id: string, payload: string): HTMLElement {
  const labelId = `lambda-response-${id}`;
  const hasTree = payload.length <= LONGEST_TREE && isBranch(payload) && isJson(payload);
  const shown = make("div", { class: "lambda-response", tabindex: 0, role: "group", "aria-labelledby": labelId });
  const tools = make("span", { class: "lambda-toggles", role: "group", "aria-label": text.response });
  const head = make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label", id: labelId }, text.response), tools);
  const show = (isTree: boolean): void => {
    shown.replaceChildren(isTree ? jsonTree(payload) : payload);
    for (const button of tools.querySelectorAll("[data-tree]")) {
      button.setAttribute("aria-pressed", String((button.getAttribute("data-tree") === "true") === isTree));
    }
  };
  if (hasTree) {
    for (const [label, isTree] of [
      [words.tree, true],
      [text.exact, false],
    ] as const) {
      tools.append(makeButton({ class: "lambda-toggle", "data-tree": String(isTree) }, () => show(isTree), label));
    }
  }
  if (payload !== "") tools.append(copyButton(words.copyResponse, () => payload));
  show(hasTree);
  return make("div", { class: "lambda-part" }, head, shown);
}

function isJson(payload: string): boolean {
  try {
    JSON.parse(payload);
    return true;
  } catch {
    return false;
  }
}
