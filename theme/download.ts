/** Gives the reader a file. */

import { make } from "./dom.js";

/** Saves bytes under a name, as the browser saves downloads. */
export function download(name: string, content: BlobPart, type = "application/octet-stream"): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun by then; at once would be too early in some.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
