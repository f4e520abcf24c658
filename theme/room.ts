/** room.js: progress in full, the plan and the room of a workshop, and the presenter's view. Fetched by the pages that have them, and on request. */

import { present } from "./presenter.js";
import { showNotes } from "./presenter-notes.js";
import { showPlanner } from "./planner.js";
import { showProgress } from "./progress-view.js";
import { showRoom } from "./room-view.js";
import type { StudyPage } from "./study.js";

function study(place: HTMLElement, page: StudyPage): void {
  if (place.dataset["study"] === "progress") showProgress(place, page);
  if (place.dataset["study"] === "plan") showPlanner(place);
  if (place.dataset["study"] === "room") showRoom(place);
}

globalThis.lambdaRoom = { study, present, showNotes };
