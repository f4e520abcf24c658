/** A sentence with choices across a cell: a changed lesson, an edit from another tab, storage that refuses. */

import { make, makeButton } from "./dom.js";

/** One thing to press. It closes the notice unless it says `stay`. */
export interface Choice {
  label: string;
  press(): void;
  stay?: boolean;
}

/** The notices of one cell, one of a kind at a time. */
export class Notices {
  readonly element = make("div", { class: "lambda-notices" });
  readonly #shown = new Map<string, HTMLElement>();

  /** Shows a notice in place of an earlier one of its kind. */
  show(kind: string, sentence: string, choices: Choice[] = []): HTMLElement {
    this.close(kind);
    const buttons = choices.map(({ label, press, stay }) =>
      makeButton(
        { class: "lambda-button lambda-small" },
        () => {
          if (stay !== true) this.close(kind);
          press();
        },
        label,
      ),
    );
    const notice = make(
      "div",
      { class: "lambda-notice", role: "status", "data-kind": kind },
      make("p", {}, sentence),
      ...(buttons.length > 0 ? [make("div", { class: "lambda-choices" }, ...buttons)] : []),
    );
    this.#shown.set(kind, notice);
    this.element.append(notice);
    return notice;
  }

  close(kind: string): void {
    this.#shown.get(kind)?.remove();
    this.#shown.delete(kind);
  }
}
