/** The built book under a sub-path of a plain http server, with the headers of GitHub Pages, and what its pages hold. */

import { createServer } from "node:http";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

/** Where the book was built; the variable BOOK names another place. */
export const book = process.env.BOOK ?? join(dirname(fileURLToPath(import.meta.url)), "../../../book");

/** Another address of this machine than its own: as a computer in the same room would see it, without a secure context. */
const otherAddress = Object.values(networkInterfaces())
  .flat()
  .find((found) => found?.family === "IPv4" && !found.internal)?.address;

/** Pages answers so since 2016: https://docs.github.com/en/pages; a cache of ten minutes, gzip, and no isolation headers. */
const PAGES_HEADERS = { "Cache-Control": "max-age=600" };
const PACKED = new Set([".html", ".js", ".css", ".wasm", ".json", ".svg"]);
const packed = new Map();

async function gzipped(file) {
  const known = packed.get(file) ?? gzipSync(await readFile(file), { level: 6 });
  packed.set(file, known);
  return known;
}

/**
 * Serves the book under /a/sub-path/ on a port of its own: over plain http from another address of the machine, where a page has no
 * clipboard, no crypto.subtle and no service worker. `{ secure: true }` serves on localhost, which browsers trust.
 */
export async function serve({ secure = false } = {}) {
  const prefix = "/a/sub-path/";
  const address = secure ? "127.0.0.1" : otherAddress;
  if (address === undefined) throw new Error("this machine has no address but its own: connect it to a network");
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const file = join(book, name.slice(prefix.length));
    try {
      if (!name.startsWith(prefix) || !file.startsWith(book)) throw new Error("outside the book");
      const isPacked = PACKED.has(extname(file)) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
      const body = isPacked ? await gzipped(file) : await readFile(file);
      response.writeHead(200, {
        ...PAGES_HEADERS,
        ...(isPacked ? { "Content-Encoding": "gzip" } : {}),
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Content-Length": body.length,
      });
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, address, resolve));
  const origin = `http://${address}:${server.address().port}`;
  return {
    origin,
    address: (page) => `${origin}${prefix}${page}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The cells of the book: `{page, id, kind, data}`, in the order of the files' names. */
export function cells() {
  const found = [];
  for (const file of pages(book)) {
    const html = readFileSync(file, "utf8");
    const page = relative(book, file).split(sep).join("/");
    const section = /<section class="lambda-cell" id="[^"]*" data-cell="([^"]*)" data-kind="([^"]*)"[^>]*>\s*<script[^>]*>(.*?)<\/script>/gs;
    for (const [, id, kind, json] of html.matchAll(section)) found.push({ page, id, kind, data: JSON.parse(json) });
  }
  if (found.length === 0) throw new Error(`${book} has no cells; build the book first: cargo xtask build`);
  return found;
}

/** The first cell that can just be run. */
export function plainCell() {
  return must(cells().find(callsOnce), "a cell");
}

/** The first cell with an event box. */
export function cellWithEvent() {
  return must(cells().find((cell) => callsOnce(cell) && cell.data.event !== undefined), "a cell with an event");
}

/** The first cell that tries several memory sizes. */
export function cellWithSizes() {
  const tries = ({ data }) => data.steps?.some((step) => step.update_function !== undefined);
  return must(cells().find(tries), "a cell with several memory sizes");
}

/** The first cell whose reader may change settings. */
export function cellWithSettings() {
  return must(cells().find((cell) => callsOnce(cell) && cell.data.settings !== undefined && cell.data.event !== undefined), "a cell with settings");
}

/** The first cell whose function may be called without waiting. */
export function cellWithAsync() {
  return must(cells().find(({ data }) => data.async === true), "a cell with an asynchronous call");
}

/** The first cell of several files. */
export function cellWithFiles() {
  return must(cells().find(({ data }) => data.more_files !== undefined), "a cell of several files");
}

/** The cells that tell what happened in a scenario, apart from exercises. */
export function stories() {
  const found = cells().filter(({ kind, data }) => kind === "cell" && data.story === true);
  return must(found.length > 0 ? found : undefined, "a cell with a scenario");
}

function callsOnce({ kind, data }) {
  return kind === "cell" && data.steps === undefined;
}

/** The first exercise. */
export function exercise() {
  return must(cells().find(({ kind }) => kind === "exercise"), "an exercise");
}

/** The gallery of the Playground. */
export function gallery() {
  const html = readFileSync(join(book, "playground.html"), "utf8");
  const json = /<section class="lambda-playground"[^>]*>\s*<script[^>]*>(.*?)<\/script>/s.exec(html)?.[1];
  return JSON.parse(must(json, "Playground")).gallery;
}

/** Every page of the book, by its path. */
export function allPages() {
  const found = readdirSync(book, { recursive: true }).filter((name) => name.endsWith(".html"));
  return found.map((name) => name.split(sep).join("/")).sort();
}

function must(found, what) {
  if (found === undefined) throw new Error(`the book has no ${what}`);
  return found;
}

function* pages(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* pages(path);
    else if (entry.name.endsWith(".html") && !["print.html", "toc.html", "404.html", "index.html"].includes(entry.name)) yield path;
  }
}
