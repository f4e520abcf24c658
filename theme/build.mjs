/** Bundles the page into target/site-theme: page.js and page.css for every page, editor.js for readers who edit. */

import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import esbuild from "esbuild";

const theme = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(theme, "..", "target", "site-theme");
const isDevelopment = process.argv.includes("--dev");

/** Classic scripts, since mdBook loads additional-js without `type="module"` and a book opened from a disk has no modules. */
const scripts = { format: "iife", target: ["chrome111", "firefox115", "safari16.4"] };

const shared = {
  bundle: true,
  minify: !isDevelopment,
  sourcemap: isDevelopment ? "inline" : false,
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
  absWorkingDir: theme,
};

await mkdir(out, { recursive: true });
await esbuild.build({
  ...shared,
  ...scripts,
  entryPoints: ["page.ts", "editor.ts"],
  outdir: out,
});
await esbuild.build({ ...shared, target: scripts.target, entryPoints: ["page.css"], outdir: out });

for (const name of ["page.js", "page.css", "editor.js"]) {
  const { size } = await stat(join(out, name));
  const compressed = gzipSync(readFileSync(join(out, name)), { level: 9 }).length;
  console.log(`${name}: ${size} bytes, ${compressed} gzip`);
}
