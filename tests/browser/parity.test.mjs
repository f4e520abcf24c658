/** The same scenario gives the same events, byte for byte, in wasmtime and in Chromium. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { launch, openLab, root, serveLab } from "./runtime-lab.mjs";
import { linesInBrowser } from "./parity.mjs";

const native = process.env.MINI_LAMBDA ?? `${root}/target/release/mini-lambda`;
const folder = `${root}/tests/scenarios`;
let lab;
let browser;
let page;

before(async () => {
  lab = await serveLab();
  browser = await launch();
  page = await openLab(browser, lab);
});

after(async () => {
  await browser?.close();
  await lab?.close();
});

/** Exit code 1 says that a function of the scenario failed, which is what many of them are about. */
function aFunctionFailed(error) {
  if (error.code !== 1) throw error;
  return error;
}

for (const name of readdirSync(folder).sort()) {
  test(`scenario ${name} gives the same bytes in wasmtime and in Chromium`, async () => {
    const file = `${folder}/${name}/scenario.json`;
    const { stdout } = await promisify(execFile)(native, ["run", file], { maxBuffer: 1 << 28 }).catch(aFunctionFailed);
    assert.notEqual(stdout, "", "the native run has events");
    assert.equal(await linesInBrowser(page, file), stdout);
  });
}
