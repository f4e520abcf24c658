/** The place where a link to the present scenario is made and copied. */

import { announce } from "./announce.js";
import { copyText } from "./clipboard.js";
import { make, makeButton } from "./dom.js";
import type { Piece } from "./playground-piece.js";
import { shareText as text } from "./playground-text.js";
import { linkHash, LONG_LINK_CHARACTERS, MOST_LINK_CHARACTERS } from "./share-encode.js";

/** Opens under the toolbar when its button is pressed. */
export class SharePanel {
  readonly button: HTMLButtonElement;
  readonly element = make("div", { class: "lambda-share", id: "lambda-share", hidden: true });
  readonly #read: () => Piece;

  constructor(read: () => Piece) {
    this.#read = read;
    this.button = makeButton(
      { class: "lambda-button", title: text.shareHint, "aria-expanded": "false", "aria-controls": this.element.id },
      () => void this.#toggle(),
      text.share,
    );
    this.element.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      this.close();
      this.button.focus();
    });
  }

  close(): void {
    this.element.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  async #toggle(): Promise<void> {
    if (!this.element.hidden) return this.close();
    const hash = await linkHash(this.#read());
    this.element.replaceChildren(...(hash.length > MOST_LINK_CHARACTERS ? [refusal(hash.length)] : link(hash)));
    this.element.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    const box = this.element.querySelector("input");
    box?.focus();
    box?.select();
  }
}

function refusal(characters: number): HTMLElement {
  return make("p", { role: "status" }, text.tooLong(characters));
}

function link(hash: string): HTMLElement[] {
  const address = `${location.href.replace(/#.*$/s, "")}${hash}`;
  const box = make("input", { type: "text", readonly: true, value: address, "aria-label": text.link, spellcheck: "false" });
  const said = make("p", { class: "lambda-note", role: "status" });
  const copy = makeButton(
    { class: "lambda-button lambda-run" },
    async () => {
      const isCopied = await copyText(address);
      said.textContent = isCopied ? text.copied : text.notCopied;
      announce(said.textContent);
      if (isCopied) return;
      box.focus();
      box.select();
    },
    text.copy,
  );
  const long = hash.length > LONG_LINK_CHARACTERS ? [make("p", { class: "lambda-note" }, text.long)] : [];
  return [
    make("div", { class: "lambda-share-row" }, box, copy),
    make("p", { class: "lambda-note" }, text.holds(address.length)),
    ...long,
    said,
  ];
}
