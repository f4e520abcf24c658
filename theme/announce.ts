/** Says results to screen readers: one polite live region a page, filled after it has stood there for a moment. */

import { make } from "./dom.js";

let region: HTMLElement | null = null;
let timer = 0;

/** Puts the live region into the page, empty, before anything is to be said. */
export function prepareAnnouncements(): void {
  // Another script of this page may have made it.
  region ??= document.getElementById("lambda-announcer") ?? make("div", { class: "lambda-unseen", "aria-live": "polite", "aria-atomic": "true", id: "lambda-announcer" });
  if (!region.isConnected) document.body.append(region);
}

/** Says one sentence; a newer one replaces what has not been said yet. */
export function announce(sentence: string): void {
  prepareAnnouncements();
  if (region === null) return;
  const target = region;
  target.textContent = "";
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    target.textContent = sentence.length > 300 ? `${sentence.slice(0, 300)} …` : sentence;
  }, 100);
}
