/** What room.js offers to page.js; types only, since the two are separate scripts. */

import type { present } from "./presenter.js";
import type { showNotes } from "./presenter-notes.js";
import type { StudyPage } from "./study.js";

/** The global that room.js makes. */
export interface RoomScript {
  /** Fills a place of the preprocessor's: progress, plan or room. */
  study(place: HTMLElement, page: StudyPage): void;
  present: typeof present;
  showNotes: typeof showNotes;
}

declare global {
  var lambdaRoom: RoomScript | undefined;
}
