/** A row of the keys that phones hide: it types into the editor that has the focus, and leaves the focus there. */

import { indentLess, indentMore, redo, undo } from "@codemirror/commands";
import type { EditorView } from "@codemirror/view";
import { make } from "./dom.js";
import { text } from "./text.js";

const PAIRS = ["()", "[]", "{}", '""', "''"];
const SINGLE = [":", "=", "_", ".", ",", "#"];

/** Whether this device's first pointer is a finger. */
export function isTouchDevice(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}

/** The row; `view` is there once the row is used. */
export function touchKeys(view: () => EditorView): HTMLElement {
  const { touch } = text;
  const key = (shown: string, label: string, press: (view: EditorView) => unknown): HTMLElement => {
    // Not reachable by Tab: a keyboard that has Tab has these keys, too.
    const button = make("button", { type: "button", class: "lambda-touch-key", "aria-label": label, tabindex: -1 }, shown);
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => press(view()));
    return button;
  };
  return make(
    "div",
    { class: "lambda-touch-keys", role: "toolbar", "aria-label": touch.row },
    key("⇥", touch.tab, indentMore),
    key("⇤", touch.untab, indentLess),
    ...PAIRS.map((pair) => key(pair, touch.insert(pair), (editor) => insert(editor, pair.slice(0, 1), pair.slice(1)))),
    ...SINGLE.map((one) => key(one, touch.insert(one), (editor) => insert(editor, one, ""))),
    key("↶", touch.undo, undo),
    key("↷", touch.redo, redo),
  );
}

/** Puts text before and behind the selection; the caret stays between them. */
function insert(view: EditorView, before: string, behind: string): void {
  const { from, to } = view.state.selection.main;
  const inside = view.state.sliceDoc(from, to);
  view.dispatch({
    changes: { from, to, insert: before + inside + behind },
    selection: { anchor: from + before.length, head: from + before.length + inside.length },
    userEvent: "input.type",
    scrollIntoView: true,
  });
  view.focus();
}
