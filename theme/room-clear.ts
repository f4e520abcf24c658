/** Empties this machine for the next group: everything that the book keeps in this browser, after one clear question. */

import { announce } from "./announce.js";
import { make, makeButton } from "./dom.js";
import { forgetAll, keys } from "./storage.js";
import { roomText as words } from "./text-study.js";

/** mdBook's own settings, which have no prefix. */
const OF_MDBOOK = ["mdbook-theme", "mdbook-sidebar"];

/** Says that the page was loaded again after clearing. It is gone with the first reading. */
const CLEARED = "fire-and-forget-cleared";

/** The button, and what it says after the page was loaded again. */
export function clearingButton(): HTMLElement {
  const said = make("div", { class: "lambda-work-said", role: "status" });
  const button = makeButton({ class: "lambda-button lambda-stop", "aria-haspopup": "dialog" }, () => ask(said), words.clear);
  if (takeCleared()) say(said, `${words.cleared} ${words.clearedTabs}`);
  return make("div", {}, button, said);
}

function ask(said: HTMLElement): void {
  const kept = keys();
  const close = (): void => dialog.close();
  const isEmpty = kept.length === 0;
  const dialog = make(
    "dialog",
    { class: "lambda-panel lambda-work", "aria-labelledby": "lambda-clear-title" },
    make("h2", { id: "lambda-clear-title" }, words.ask),
    make("p", {}, isEmpty ? words.askNothing : words.askAbout(kept.length)),
    make(
      "div",
      { class: "lambda-work-end lambda-buttons" },
      makeButton({ class: "lambda-button" }, close, isEmpty ? words.close : words.no),
      ...(isEmpty ? [] : [makeButton({ class: "lambda-button lambda-stop" }, () => clear(dialog, said), words.yes)]),
    ),
  );
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Forgets everything and loads the page again, so that nothing of it is on the screen either. */
function clear(dialog: HTMLDialogElement, said: HTMLElement): void {
  dialog.close();
  if (!forgetAll(OF_MDBOOK)) return say(said, words.clearRefused);
  try {
    sessionStorage.removeItem("sidebar-scroll-offset");
    sessionStorage.setItem(CLEARED, "1");
  } catch {
    // Then the page cannot say afterwards that it is clear.
  }
  location.reload();
}

function takeCleared(): boolean {
  try {
    const isCleared = sessionStorage.getItem(CLEARED) !== null;
    sessionStorage.removeItem(CLEARED);
    return isCleared;
  } catch {
    return false;
  }
}

function say(said: HTMLElement, sentence: string): void {
  said.replaceChildren(make("p", {}, sentence));
  announce(sentence);
}
