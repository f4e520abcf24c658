/** The content security policy, in Chromium: every page has one, keeps it, and works under it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage } from "./objects/chromium.mjs";
import { allPages, plainCell } from "./objects/site.mjs";

/** A page that notes whatever its policy forbids. */
async function watched(options) {
  const opened = await openPage(browser, options);
  const complaints = [];
  opened.page.on("console", (message) => /policy/i.test(message.text()) && complaints.push(message.text()));
  await opened.context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
    });
  });
  return { ...opened, complaints };
}

/** So many pages at once: most of the time they wait for one another's files. */
const SIDE_BY_SIDE = 4;

test("every page has the policy, and nothing on it breaks it", async () => {
  const waiting = allPages();
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => keepThePolicy(waiting)));
});

/** Opens one page after another until none waits. */
async function keepThePolicy(waiting) {
  const { page, context, errors, complaints } = await watched();
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    // The page for the printer holds the whole book.
    await page.goto(site.address(path), { waitUntil: "load", timeout: 120_000 });
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    // The page of licences has no script: it may do nothing but look as it does.
    if (path.endsWith("licences.html")) {
      assert.equal(policy, "default-src 'none'; style-src 'unsafe-inline'");
      continue;
    }
    for (const part of ["default-src 'none'", "connect-src 'self'", "'wasm-unsafe-eval'", "worker-src blob:", "object-src 'none'"]) {
      assert.ok(policy.includes(part), `${path}: ${part}`);
    }
    assert.doesNotMatch(policy, /script-src[^;]*'unsafe-inline'|script-src[^;]*'unsafe-eval'/, path);
    assert.deepEqual(complaints, [], path);
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith(`${site.origin}/`) && !url.startsWith("data:")), [], "no request leaves the origin");
  assert.deepEqual(errors, []);
  await context.close();
}

test("search, themes, the sidebar and a run work under it", async () => {
  const { page, context, errors, complaints } = await watched({ viewport: { width: 1440, height: 900 } });
  const target = plainCell();
  await page.goto(site.address(target.page));
  await page.locator("#mdbook-search-toggle").click();
  await page.locator("#mdbook-searchbar").pressSequentially("retries");
  await page.locator("#mdbook-searchresults li").first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#mdbook-theme-toggle").click();
  await page.locator("#mdbook-theme-coal").click();
  await page.locator("html.coal").waitFor();
  const cell = new CellObject(page, target.id);
  await cell.type('def handler(event, context):\n    return "under a policy"');
  await cell.run.click();
  assert.equal(await cell.result(), '"under a policy"');
  assert.deepEqual(complaints, []);
  assert.deepEqual(errors, []);
  await context.close();
});

test("without JavaScript the frame with the table of contents is there", async () => {
  const { page, context, complaints } = await watched({ javaScriptEnabled: false });
  await page.goto(site.address(plainCell().page));
  await page.frameLocator("iframe.sidebar-iframe-outer").locator("a").first().waitFor({ state: "attached" });
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a script that somebody slips into the page does not run, and nothing is sent elsewhere", async () => {
  const { page, context } = await openPage(browser);
  await page.goto(site.address(plainCell().page));
  const outcome = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.slipped = true";
    document.body.append(script);
    const box = document.createElement("div");
    box.innerHTML = '<img src="x" onerror="window.slipped = true">';
    document.body.append(box);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const sent = await fetch("https://example.com/").then(
      () => "sent",
      () => "refused",
    );
    let evaluated = "refused";
    try {
      evaluated = new Function("return 'evaluated'")();
    } catch {
      // As it should be.
    }
    return { slipped: window.slipped, sent, evaluated };
  });
  assert.deepEqual(outcome, { slipped: undefined, sent: "refused", evaluated: "refused" });
  await context.close();
});
