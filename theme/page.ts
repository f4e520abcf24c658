/** page.js, loaded by every page: turns the cells that the preprocessor wrote into cells that run, and keeps the reader's progress. */

import { prepareAnnouncements } from "./announce.js";
import { mendBookFrame } from "./book-frame.js";
import { Cell, type Page } from "./cell.js";
import { readCellData } from "./cell-data.js";
import { make } from "./dom.js";
import { Edits } from "./edits.js";
import { lessonEnd, watchLesson } from "./lesson-end.js";
import { Progress } from "./progress.js";
import { offerToGoOn } from "./resume.js";
import type { RoomScript } from "./room-api.js";
import { Runtime } from "./runtime.js";
import { loadScript } from "./script-loader.js";
import { isPrintPage, type Manifest, playgroundUrl, readManifest } from "./site.js";
import { asksForNotes, fillStudies, offerPresenting, showNotes, type StudyPage } from "./study.js";
import { markSidebar } from "./toc-marks.js";
import type { ViewsScript } from "./views-api.js";
import { addWorkButton, openWork } from "./work-button.js";

mendBookFrame();

// On paper nothing can be opened, and not every browser has `::details-content` for the style sheet.
addEventListener("beforeprint", () => {
  for (const solution of document.querySelectorAll<HTMLDetailsElement>("details.lambda-solved")) solution.open = true;
});

const manifest = readManifest();

if (manifest !== null && !isPrintPage()) begin(manifest);

function begin(manifest: Manifest): void {
  const progress = new Progress();
  const page: Page & StudyPage = {
    runtime: new Runtime({
      worker: playgroundUrl(manifest.worker),
      python: playgroundUrl(manifest.python),
      wasm: playgroundUrl(manifest.wasm),
      redshift: playgroundUrl(manifest.redshift),
    }),
    edits: new Edits(),
    progress,
    editorUrl: playgroundUrl(manifest.editor),
    views: () => loadScript<ViewsScript>(playgroundUrl(manifest.views), "lambdaViews"),
    openWork: () => openWork(page),
    room: () => loadScript<RoomScript>(playgroundUrl(manifest.room), "lambdaRoom"),
  };
  const end = lessonEnd();
  if (end !== null && asksForNotes()) return showNotes(end, page);
  const playground = document.querySelector<HTMLElement>("section.lambda-playground");
  if (playground !== null) {
    // A script of its own, for this page only. Without it the plain list stays, and says what is missing.
    const script = make("script", { src: playgroundUrl(manifest.playground) });
    script.addEventListener("error", () => playground.classList.add("lambda-failed"));
    document.head.append(script);
  }
  if (document.querySelector("section.lambda-quiz") !== null) {
    // Without it the plain lists stay, with the link to the answers.
    document.head.append(make("script", { src: playgroundUrl(manifest.quiz) }));
  }
  const sections = document.querySelectorAll<HTMLElement>("section.lambda-cell");
  if (sections.length > 0) prepareAnnouncements();
  for (const section of sections) {
    const data = readCellData(section);
    if (data !== null) new Cell(section, data, page);
  }
  if (playground === null) addWorkButton(page);
  markSidebar(progress);
  offerToGoOn(progress);
  fillStudies(page);
  if (end !== null) {
    watchLesson(end, progress);
    offerPresenting(end, page);
  }
}
