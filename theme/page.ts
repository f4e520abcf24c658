/** page.js, loaded by every page: turns the cells that the preprocessor wrote into cells that run. */

import { prepareAnnouncements } from "./announce.js";
import { mendBookFrame } from "./book-frame.js";
import { Cell } from "./cell.js";
import { readCellData } from "./cell-data.js";
import { Edits, PassedMarks } from "./edits.js";
import { Runtime } from "./runtime.js";
import { isPrintPage, playgroundUrl, readManifest } from "./site.js";

mendBookFrame();

const sections = document.querySelectorAll<HTMLElement>("section.lambda-cell");
const manifest = readManifest();

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
  };
  for (const section of sections) {
    const data = readCellData(section);
    if (data !== null) new Cell(section, data, page);
  }
}
