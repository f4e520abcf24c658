/** Packs files into a zip. */

import { strToU8, zipSync } from "fflate";
import type { PackedFiles } from "./protocol.js";

/** The zip's bytes; every file lies in one folder, so that unpacking makes no mess. */
export function zipOf(folder: string, files: PackedFiles): Uint8Array {
  const entries = Object.entries(files).map(([path, file]): [string, Uint8Array] => [
    `${folder}/${path}`,
    "text" in file ? strToU8(file.text) : Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0)),
  ]);
  // A fixed date: the same scenario gives the same bytes. Zip knows none before 1980.
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) });
}

/** A title as the name of a file: `retries-and-a-dead-letter`. */
export function fileName(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return plain === "" ? "scenario" : plain;
}
