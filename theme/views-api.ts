/** What views.js offers to page.js; types only, since the two are separate scripts. */

import type { EventTemplate } from "./event-library.js";
import type { ResultView } from "./result-view.js";
import type { openWorkDialog } from "./work-dialog.js";

/** The global that views.js makes. */
export interface ViewsScript {
  ResultView: typeof ResultView;
  openWorkDialog: typeof openWorkDialog;
  eventLibrary: readonly EventTemplate[];
}

declare global {
  var lambdaViews: ViewsScript | undefined;
}
