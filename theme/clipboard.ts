/** Copies text, also over plain http, where the browser's clipboard interface does not exist. */

import { announce } from "./announce.js";
import { make, makeButton } from "./dom.js";
import { resultText as words } from "./text-result.js";

/** Copies; false where the browser refuses. */
export async function copyText(content: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return copyBySelection(content);
  }
}

/** A button that copies what `read` gives, and says that it did. */
export function copyButton(label: string, read: () => string): HTMLButtonElement {
  const button = makeButton(
    { class: "lambda-toggle lambda-copy", "aria-label": label, title: label },
    () => {
      void copyText(read()).then((isCopied) => {
        const sentence = isCopied ? words.copied : words.notCopied;
        button.textContent = sentence;
        announce(sentence);
        setTimeout(() => {
          button.textContent = words.copy;
        }, 2000);
      });
    },
    words.copy,
  );
  return button;
}

function copyBySelection(content: string): boolean {
  const before = document.activeElement;
  const box = make("textarea", { class: "lambda-unseen", "aria-hidden": "true", tabindex: -1 });
  box.value = content;
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
