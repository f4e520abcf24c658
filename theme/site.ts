/** Where things of this book lie: its root, the playground's files, the key its storage begins with. */

/** mdBook declares this in every page: "", "../", … */
declare const path_to_root: string | undefined;

/** Names of the built files, relative to the playground folder. Written into every page after the build. */
export interface Manifest {
  worker: string;
  editor: string;
  views: string;
  python: string;
  wasm: string;
  /** Progress in full, the plan and the room, and the presenter's view. */
  room: string;
  /** The Playground's own script. */
  playground: string;
  redshift: string;
  /** The script of pages with a quiz. */
  quiz: string;
}

/** The book's root, whatever sub-path it is served from. */
export function rootUrl(): URL {
  const path = typeof path_to_root === "string" ? path_to_root : "";
  return new URL(path === "" ? "./" : path, document.baseURI);
}

/** Address of a file that the manifest names. */
export function playgroundUrl(name: string): string {
  return new URL(`playground/${name}`, rootUrl()).href;
}

/** The manifest, or null in a book that was built without the playground. */
export function readManifest(): Manifest | null {
  const text = document.getElementById("playground-manifest")?.textContent;
  if (text === null || text === undefined || text.trim() === "") return null;
  return JSON.parse(text) as Manifest;
}

/** Beginning of every storage key: one origin may hold many books. */
export function storagePrefix(): string {
  return `fire-and-forget:${rootUrl().pathname}:`;
}

/** True on the page with the whole book for the printer, where nothing must start. */
export function isPrintPage(): boolean {
  return /\/print(\.html)?$/.test(location.pathname);
}
