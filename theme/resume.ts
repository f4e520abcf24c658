/** "Go on where you left off", in the places that pages leave for it. */

import { make } from "./dom.js";
import type { Progress } from "./progress.js";
import { rootUrl } from "./site.js";
import { progressText as words } from "./text-progress.js";

/** Fills each place; it stays empty for who has not been in a lesson yet. */
export function offerToGoOn(progress: Progress): void {
  const places = document.querySelectorAll<HTMLElement>(".lambda-resume");
  const show = (): void => {
    const { place } = progress;
    for (const element of places) element.replaceChildren(...(place === null ? [] : [sentence(place)]));
  };
  const sentence = ({ lesson, title, anchor, heading }: NonNullable<Progress["place"]>): HTMLElement => {
    const url = new URL(`${lesson}.html`, rootUrl());
    url.hash = anchor;
    return make("p", {}, `${words.goOn}: `, make("a", { href: url.href }, words.at(title, heading)));
  };
  if (places.length === 0) return;
  progress.watch(show);
  show();
}
