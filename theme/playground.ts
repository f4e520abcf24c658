/** playground.js, loaded by the Playground's page only: puts the Playground into the place that the preprocessor left for it. */

import { prepareAnnouncements } from "./announce.js";
import { PlaygroundPage } from "./playground-page.js";
import { readGallery } from "./playground-piece.js";
import { Runtime } from "./runtime.js";
import { playgroundUrl, readManifest } from "./site.js";

const section = document.querySelector<HTMLElement>("section.lambda-playground");
const manifest = readManifest();
const gallery = section === null ? null : readGallery(section);

if (section !== null && manifest !== null && gallery !== null && gallery.starters.length > 0) {
  prepareAnnouncements();
  const runtime = new Runtime({
    worker: playgroundUrl(manifest.worker),
    python: playgroundUrl(manifest.python),
    wasm: playgroundUrl(manifest.wasm),
    redshift: playgroundUrl(manifest.redshift),
  });
  new PlaygroundPage(section, { gallery, runtime, editorUrl: playgroundUrl(manifest.editor) });
}
