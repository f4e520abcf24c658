/** A local server for the bench: the book, the other Pythons and their pages; it notes what was asked for. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
};

/** Serves `book` under /book/. `requests` is emptied by whoever wants to begin counting. */
export async function serveBench(book) {
  const folders = {
    book,
    pages: join(here, "pages"),
    pyodide: join(here, "../../node_modules/pyodide"),
    micropython: join(here, "node_modules/@micropython/micropython-webassembly-pyscript"),
  };
  const requests = [];
  const compressed = new Map();
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://bench").pathname));
    const [, area, ...rest] = path.split("/");
    const file = join(folders[area] ?? here, rest.join("/") || "index.html");
    try {
      if (folders[area] === undefined) throw new Error("no such area");
      const content = await readFile(file);
      requests.push({ file, content });
      response.writeHead(200, { "Content-Type": types[extname(file)] ?? "application/octet-stream", "Content-Length": content.length });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests,
    /** Bytes of all that was asked for since `requests` was emptied, each file by gzip -9. */
    gzipBytes() {
      return requests.reduce((sum, { file, content }) => {
        if (!compressed.has(file)) compressed.set(file, gzipSync(content, { level: 9 }).length);
        return sum + compressed.get(file);
      }, 0);
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
