/** Copies text, also where the clipboard is forbidden: over plain http there is none. */

import { make } from "./dom.js";

/** Copies; false where this browser does not let the page. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** The old way: the browser copies what is selected. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const box = make("textarea", { class: "lambda-unseen", readonly: true, "aria-hidden": "true" });
  box.value = text;
  document.body.append(box);
  box.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    box.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
