/** The way from a lesson's cell to the Playground, with the reader's code: a link whose address holds the whole scenario. */

import { make } from "./dom.js";
import type { Piece } from "./playground-piece.js";
import { shareText as text } from "./playground-text.js";
import { linkHash, MOST_LINK_CHARACTERS } from "./share-encode.js";
import { rootUrl } from "./site.js";

/** A link to the Playground that is made when it is followed, so that it holds what the reader has now. */
export function playgroundLink(read: () => Piece): HTMLAnchorElement {
  const url = new URL("playground.html", rootUrl()).href;
  const link = make("a", { class: "lambda-button lambda-quiet lambda-to-playground", href: url, title: text.openHereHint }, text.openHere);
  link.addEventListener("click", (event) => {
    // With a key or another button the browser opens a tab; it needs the whole address first, which `pointerdown` has made.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void address(url, read).then((whole) => location.assign(whole));
  });
  const fill = (): void => void address(url, read).then((whole) => link.setAttribute("href", whole));
  link.addEventListener("pointerdown", fill);
  link.addEventListener("focus", fill);
  return link;
}

async function address(url: string, read: () => Piece): Promise<string> {
  const hash = await linkHash(read());
  return hash.length > MOST_LINK_CHARACTERS ? url : url + hash;
}
