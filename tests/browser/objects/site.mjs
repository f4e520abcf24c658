/** The built book on a local address under a sub-path, as GitHub Pages would serve it, and what its pages hold. */

import { createServer } from "node:http";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

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

/** Serves the book under /a/sub-path/ on a port of its own. */
export async function serve() {
  const prefix = "/a/sub-path/";
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const file = join(book, name.slice(prefix.length));
    try {
      if (!name.startsWith(prefix) || !file.startsWith(book)) throw new Error("outside the book");
      const body = await readFile(file);
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "Content-Length": body.length });
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
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
