/**
 * Bundles the page into target/site-theme: page.js and page.css for every page, playground.js for the Playground, editor.js
 * for readers who edit, worker.js for those who run.
 *
 *     node theme/build.mjs [OUT] [--dev] [--without-worker]
 *
 * The worker needs the playground's generated glue in target/web; --without-worker builds the rest before that is there.
 */

import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import esbuild from "esbuild";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { dev: { type: "boolean", default: false }, "without-worker": { type: "boolean", default: false } },
});
const theme = dirname(fileURLToPath(import.meta.url));
const out = positionals[0] ?? join(theme, "..", "target", "site-theme");

/** Browsers that have what the page's CSS needs (color-mix, container queries). */
const target = ["chrome111", "firefox113", "safari16.4"];
const shared = {
  bundle: true,
  minify: !flags.dev,
  sourcemap: flags.dev ? "inline" : false,
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
  absWorkingDir: theme,
  target,
  outdir: out,
};
const scripts = ["page.ts", "playground.ts", "editor.ts", ...(flags["without-worker"] ? [] : ["worker.ts"])];

await mkdir(out, { recursive: true });
// Classic scripts: mdBook loads additional-js without `type="module"`, and a book opened from a disk has no modules.
await esbuild.build({ ...shared, format: "iife", entryPoints: scripts });
await esbuild.build({ ...shared, entryPoints: ["page.css"] });

for (const name of [...scripts.map((script) => script.replace(/ts$/, "js")), "page.css"]) {
  const bytes = await readFile(join(out, name));
  console.log(`${name}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzip`);
}
