/** The gallery: a button for each scenario, one of them pressed, and a sentence about that one. */

import { make, makeButton } from "./dom.js";
import { playgroundText as text } from "./playground-text.js";

/** What the gallery shows of a scenario. */
export interface GalleryItem {
  id: string;
  title: string;
  summary: string;
  isEdited: boolean;
}

/** The gallery of one page. */
export class GalleryView {
  readonly element: HTMLElement;
  readonly #choose: (id: string) => void;
  readonly #list = make("div", { class: "lambda-gallery-list" });
  readonly #summary = make("p", { class: "lambda-gallery-summary" });

  constructor(choose: (id: string) => void) {
    this.#choose = choose;
    this.element = make("div", { class: "lambda-gallery", role: "group", "aria-label": text.gallery }, this.#list, this.#summary);
  }

  /** Draws the list; the keyboard's focus stays on the button it was on. */
  show(items: GalleryItem[], openId: string): void {
    const focused = this.#list.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset["id"] : undefined;
    const buttons = items.map(({ id, title, isEdited }) =>
      makeButton(
        { class: "lambda-gallery-item", "data-id": id, "aria-pressed": String(id === openId) },
        () => this.#choose(id),
        title,
        ...(isEdited ? [make("span", { class: "lambda-pill" }, text.edited)] : []),
      ),
    );
    this.#list.replaceChildren(...buttons);
    this.#summary.textContent = items.find(({ id }) => id === openId)?.summary ?? "";
    buttons.find((button) => button.dataset["id"] === focused)?.focus();
  }
}
