/** page.js, loaded by every page: turns the cells that the preprocessor wrote into cells that run. */

import { prepareAnnouncements } from "./announce.js";
import { mendBookFrame } from "./book-frame.js";
import { Cell } from "./cell.js";
import { readCellData } from "./cell-data.js";
import { make } from "./dom.js";
import { Edits, PassedMarks } from "./edits.js";
import { Runtime } from "./runtime.js";
import { loadScript } from "./script-loader.js";
import { isPrintPage, playgroundUrl, readManifest } from "./site.js";
import type { ViewsScript } from "./views-api.js";
import { addWorkButton } from "./work-button.js";

mendBookFrame();

// On paper nothing can be opened, and not every browser has `::details-content` for the style sheet.
addEventListener("beforeprint", () => {
  for (const solution of document.querySelectorAll<HTMLDetailsElement>("details.lambda-solved")) solution.open = true;
});

const sections = document.querySelectorAll<HTMLElement>("section.lambda-cell");
const manifest = readManifest();
const playground = document.querySelector<HTMLElement>("section.lambda-playground");

if (playground !== null && manifest !== null && !isPrintPage()) {
  // A script of its own, for this page only. Without it the plain list stays, and says what is missing.
  const script = make("script", { src: playgroundUrl(manifest.playground) });
  script.addEventListener("error", () => playground.classList.add("lambda-failed"));
  document.head.append(script);
}

if (document.querySelector("section.lambda-quiz") !== null && manifest !== null && !isPrintPage()) {
  // Without it the plain lists stay, with the link to the answers.
  document.head.append(make("script", { src: playgroundUrl(manifest.quiz) }));
}

if (sections.length > 0 && manifest !== null && !isPrintPage()) {
  prepareAnnouncements();
  const page = {
    runtime: new Runtime({
      worker: playgroundUrl(manifest.worker),
      python: playgroundUrl(manifest.python),
      wasm: playgroundUrl(manifest.wasm),
      redshift: playgroundUrl(manifest.redshift),
    }),
    edits: new Edits(),
    passed: new PassedMarks(),
    editorUrl: playgroundUrl(manifest.editor),
    views: () => loadScript<ViewsScript>(playgroundUrl(manifest.views), "lambdaViews"),
  };
  for (const section of sections) {
    const data = readCellData(section);
    if (data !== null) new Cell(section, data, page);
  }
  addWorkButton(page);
}
