/** The button in the book's bar that opens "Your work": everything that the page keeps of the reader. */

import { announce } from "./announce.js";
import type { Page } from "./cell.js";
import { makeButton } from "./dom.js";
import { makeSvg } from "./svg.js";
import { workText as words } from "./text-work.js";

/** Puts the button into the bar; the dialog is fetched when it is pressed. */
export function addWorkButton(page: Pick<Page, "edits" | "views">): void {
  const picture = makeSvg(
    "svg",
    { viewBox: "0 0 16 16", "aria-hidden": "true" },
    makeSvg("path", { d: "M2 2h9l3 3v9H2zM4 2v4h6V2M4 14V9h8v5" }),
  );
  const button = makeButton(
    { class: "icon-button lambda-work-button", title: words.open, "aria-label": words.open, "aria-haspopup": "dialog" },
    () => openWork(page),
    picture,
  );
  document.querySelector("#mdbook-menu-bar .right-buttons")?.prepend(button);
}

/** Fetches the dialog and opens it. */
export function openWork(page: Pick<Page, "edits" | "views">): void {
  page
    .views()
    .then(({ openWorkDialog }) => openWorkDialog(page.edits, cellsOfPage()))
    .catch(() => announce(words.unavailable));
}

function cellsOfPage(): string[] {
  return [...document.querySelectorAll<HTMLElement>("section.lambda-cell")].map(({ dataset }) => dataset["cell"] ?? "");
}
