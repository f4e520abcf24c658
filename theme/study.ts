/** What page.js knows of room.js, which has progress in full, the plan and the room, and the presenter's view: when to fetch it. */

import { announce } from "./announce.js";
import { make, makeButton } from "./dom.js";
import type { Edits } from "./edits.js";
import type { Progress } from "./progress.js";
import type { RoomScript } from "./room-api.js";
import { makeSvg } from "./svg.js";
import { progressText as words } from "./text-progress.js";

/** What the parts of room.js need of the page. */
export interface StudyPage {
  progress: Progress;
  edits: Edits;
  /** Opens "Your work". */
  openWork(): void;
  room(): Promise<RoomScript>;
}

/** Fills the places that the preprocessor left in this page. */
export function fillStudies(page: StudyPage): void {
  const places = [...document.querySelectorAll<HTMLElement>("[data-study]")];
  if (places.length === 0) return;
  page
    .room()
    .then(({ study }) => places.forEach((place) => study(place, page)))
    .catch(() => places.forEach((place) => place.prepend(make("p", { role: "status" }, words.unavailable))));
}

/** True where the address asks for the presenter's notes in place of the lesson. */
export function asksForNotes(): boolean {
  return new URLSearchParams(location.search).has("notes");
}

/** Shows the notes in place of the lesson. */
export function showNotes(end: HTMLElement, page: StudyPage): void {
  page.room().then((room) => room.showNotes(end)).catch(() => announce(words.unavailable));
}

/** In a lesson: the button that opens the presenter's view, which the address may ask for, too. */
export function offerPresenting(end: HTMLElement, page: StudyPage): void {
  const start = (): void => {
    page.room().then(({ present }) => present(end)).catch(() => announce(words.unavailable));
  };
  const picture = makeSvg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, makeSvg("path", { d: "M1 2h14M2 2v8h12V2M8 10v2M4 15l4-3 4 3" }));
  const button = makeButton(
    { class: "icon-button lambda-work-button lambda-present-button", title: words.present, "aria-label": words.present },
    start,
    picture,
  );
  document.querySelector("#mdbook-menu-bar .right-buttons")?.prepend(button);
  if (new URLSearchParams(location.search).has("present")) start();
}
