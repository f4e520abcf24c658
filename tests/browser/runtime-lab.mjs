/** A page with nothing in it but the runtime: served with python.wasm and the playground, opened in Chromium. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");

async function bundle(entry) {
  const built = await esbuild.build({
    entryPoints: [`${root}/theme/${entry}`],
    absWorkingDir: root,
    bundle: true,
    format: "iife",
    globalName: "lab",
    write: false,
    logLevel: "warning",
  });
  return built.outputFiles[0].contents;
}

/** Serves the lab, with the built python.wasm unless given another. `network` says how the server treats requests. */
export async function serveLab({ python } = {}) {
  const guest = python ?? (await readFile(process.env.PYTHON_WASM ?? `${target}/python/python.wasm`));
  const files = new Map([
    ["/", ["text/html", "<!doctype html><meta charset=utf-8><title>runtime lab</title><link rel=icon href='data:,'><script src=runtime.js></script>"]],
    ["/runtime.js", ["text/javascript", await bundle("runtime.ts")]],
    ["/worker.js", ["text/javascript", await bundle("worker.ts")]],
    ["/python.wasm", ["application/wasm", guest]],
    ["/playground.wasm", ["application/wasm", await readFile(`${target}/web/wasm_playground_bg.wasm`)]],
    ["/redshift.wasm", ["application/wasm", await readFile(`${target}/redshift/redshift.wasm`)]],
  ]);
  /** `python`, and `redshift` likewise: "whole", "broken" (the connection ends half-way) or "missing" (404). `wrongType`: no MIME type of wasm. */
  const network = { python: "whole", redshift: "whole", wrongType: false, requests: [] };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://lab");
    network.requests.push(pathname);
    const file = files.get(pathname);
    const state = { "/python.wasm": network.python, "/redshift.wasm": network.redshift }[pathname] ?? "whole";
    if (file === undefined || state === "missing") {
      response.writeHead(404).end();
      return;
    }
    const [type, content] = file;
    const sent = network.wrongType && type === "application/wasm" ? "application/octet-stream" : type;
    response.writeHead(200, { "Content-Type": sent, "Content-Length": Buffer.byteLength(content) });
    if (state === "broken") {
      response.write(content.subarray(0, content.length >> 1), () => response.destroy());
    } else {
      response.end(content);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    network,
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Opens the lab with a runtime as `window.runtime`, and `window.run(request)`, which resolves with all that was heard. */
export async function openLab(browser, lab) {
  const page = await browser.newPage();
  await page.goto(lab.url);
  await page.evaluate(() => {
    const address = (name) => new URL(name, location.href).href;
    window.runtime = new window.lab.Runtime({
      worker: address("worker.js"),
      python: address("python.wasm"),
      wasm: address("playground.wasm"),
      redshift: address("redshift.wasm"),
    });
    window.begin = (request) => {
      const heard = { events: [], states: [], restarted: 0, progress: 0 };
      const run = window.runtime.run(request, {
        onState: (state) => heard.states.push(state),
        onProgress: () => (heard.progress += 1),
        onEvents: (events) => heard.events.push(...events),
        onRestarted: () => (heard.restarted += 1),
      });
      return { heard, run };
    };
    window.run = async (request) => {
      const { heard, run } = window.begin(request);
      const outcome = await run.outcome;
      return { ...heard, outcome };
    };
  });
  return page;
}

export { launchChromium as launch } from "./objects/chromium.mjs";
