/** views.js: what a reader sees only after a run or on request. Fetched with the first sign that a cell will be used. */

import { eventLibrary } from "./event-library.js";
import { ResultView } from "./result-view.js";
import { openWorkDialog } from "./work-dialog.js";

globalThis.lambdaViews = { ResultView, openWorkDialog, eventLibrary };
