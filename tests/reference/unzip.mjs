/** Reads a zip archive: [[path, content]] of its files. */

import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const STORED = 0;

export function unzip(zip) {
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== END) end -= 1;
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [path, skipped] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)];
    const name = zip.toString("utf8", at + 46, at + 46 + path);
    const method = zip.readUInt16LE(at + 10);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    at += 46 + path + skipped;
    return [name, method === STORED ? bytes : inflateRawSync(bytes)];
  }).filter(([name]) => !name.endsWith("/"));
}
