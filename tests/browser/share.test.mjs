/** Links and packages in Chromium: a link holds the whole scenario and runs nothing; a damaged or hostile one gets one sentence. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { unzip } from "../reference/unzip.mjs";
import { browser, site } from "./objects/book.mjs";
import { CellObject } from "./objects/cell.mjs";
import { openPage } from "./objects/chromium.mjs";
import { PlaygroundObject } from "./objects/playground.mjs";
import { gallery, plainCell, serve, stories } from "./objects/site.mjs";

const CODE = 'def handler(event, context):\n    return f"shared: {event}"';
const WIDE = { viewport: { width: 1440, height: 900 } };

async function open(hash = "", options = WIDE) {
  const opened = await openPage(browser, options);
  const playground = new PlaygroundObject(opened.page);
  await playground.open(site, hash);
  return { ...opened, playground };
}

/** A link as somebody else might make it. */
function linkTo(value, { version = 1, form = "d" } = {}) {
  const bytes = Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
  return `#play=${version}${form}.${(form === "d" ? deflateRawSync(bytes) : bytes).toString("base64url")}`;
}

const fn = (files = { "app.py": CODE }) => ({ title: "From afar", scenario: { functions: [{ name: "far", handler: "app.handler", files }], steps: [{ invoke: "far" }] } });

test("a link brings code, steps and event to another reader, and runs nothing by itself", async () => {
  const first = await open();
  await first.playground.type(CODE);
  await first.playground.steps.first().locator("summary").click();
  await first.playground.steps.first().getByLabel("Event of step 1").fill('{"price": 1.0}');
  const address = await first.playground.share();
  await first.playground.button("Copy the link").click();
  await first.playground.root.getByText("The link is copied.").waitFor();
  await first.context.close();

  const { context, page } = await openPage(browser, WIDE);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(address);
  const playground = new PlaygroundObject(page);
  await playground.notices.filter({ hasText: "Nothing has run" }).waitFor();
  assert.match(await playground.notices.textContent(), /First handler.*code of hello, 4 steps/);
  assert.equal((await playground.code()).trimEnd(), CODE);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(asked.filter((url) => url.endsWith(".wasm")), [], "nothing is loaded, so nothing can run");
  await playground.runAll();
  assert.match(await playground.story.first().textContent(), /shared: \{'price': 1\.0\}/);
  assert.equal(page.url(), address, "reloading opens the same");
  await context.close();
});

test("where the page may not copy, the link is selected and a sentence says what to press", async () => {
  const { context, playground, page } = await open();
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  const address = await playground.share();
  await playground.button("Copy the link").click();
  await playground.root.getByText(/press Ctrl\+C/).waitFor();
  assert.equal(await page.evaluate(() => document.getSelection().toString() || document.activeElement.value), address);
  await context.close();
});

test("on a trusted address the clipboard has the link", async () => {
  const trusted = await serve({ secure: true });
  const { context, page } = await openPage(browser, WIDE);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const playground = new PlaygroundObject(page);
  await playground.open(trusted);
  const address = await playground.share();
  await playground.button("Copy the link").click();
  await playground.root.getByText("The link is copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
  await context.close();
  trusted.close();
});

test("a browser that cannot compress makes and opens links too", async () => {
  const { context, page } = await openPage(browser, WIDE);
  await page.addInitScript(() => {
    delete window.CompressionStream;
    delete window.DecompressionStream;
  });
  const playground = new PlaygroundObject(page);
  await playground.open(site);
  await playground.type(CODE);
  assert.match(await playground.share(), /#play=1p\./);
  await playground.open(site, linkTo(fn()));
  await page.reload();
  await playground.notices.filter({ hasText: "Nothing has run" }).waitFor();
  assert.equal((await playground.code()).trimEnd(), CODE);
  await context.close();
});

const whole = linkTo(fn());
const refused = [
  ["cut", whole.slice(0, -9), /a part of it seems to be missing/],
  ["cut to nothing", "#play=1d.", /a part of it seems to be missing/],
  ["garbled", `${whole.slice(0, 30)}AAAA${whole.slice(34)}`, /a part of it seems to be missing|no scenario/],
  ["of a newer version", linkTo(fn(), { version: 2 }), /made by a newer version/],
  ["of a form that is not known", whole.replace("#play=1d", "#play=1z"), /made by a newer version/],
  ["not a link at all", "#play=<script>alert(1)</script>", /a part of it seems to be missing/],
  ["too long", `#play=1d.${"A".repeat(200_001)}`, /holds more than a scenario may have/],
  ["a bomb", linkTo(" ".repeat(100_000_000)), /holds more than a scenario may have/],
  ["JSON of something else", linkTo([1, 2, 3]), /no scenario/],
  ["without functions", linkTo({ title: "x", scenario: { functions: [], steps: [] } }), /no scenario/],
  ["with code that is no text", linkTo(fn({ "app.py": { a: 1 } })), /no scenario/],
  ["with a thousand functions", linkTo({ title: "x", scenario: { functions: Array(1000).fill(fn().scenario.functions[0]), steps: [] } }), /more than a scenario/],
  ["nested too deeply", linkTo("[".repeat(1_000_000)), /a part of it seems to be missing|no scenario/],
];
for (const [what, hash, sentence] of refused) {
  test(`a link that is ${what} gets one sentence, and nothing of it is shown or run`, async () => {
    const { context, playground, errors } = await open(hash);
    await playground.notices.filter({ hasText: sentence }).waitFor();
    assert.equal(await playground.notices.count(), 1);
    assert.equal(await playground.gallery.getByRole("button", { pressed: true }).textContent(), gallery()[0].title);
    assert.deepEqual(errors, []);
    await context.close();
  });
}

test("markup in a link stays text", async () => {
  const evil = '<img src=x onerror="window.evil=1"><script>window.evil=1</script>';
  const value = {
    title: evil,
    scenario: {
      functions: [{ name: evil, handler: "app.handler", files: { [evil]: evil, "app.py": CODE }, __proto__: null }],
      buckets: [{ name: evil }],
      steps: [{ put_object: { bucket: evil, key: evil, body: evil } }],
    },
  };
  const { context, playground, page, errors } = await open(linkTo(value));
  await playground.notices.filter({ hasText: "Nothing has run" }).waitFor();
  await playground.run.click();
  await playground.status.filter({ hasText: "In the scenario" }).waitFor({ timeout: 60_000 });
  assert.equal(await page.evaluate(() => window.evil), undefined);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a link of an open page is opened in place", async () => {
  const { context, playground, page } = await open();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, whole);
  await playground.notices.filter({ hasText: "From afar" }).waitFor();
  await context.close();
});

test("the package has code, events, template and README, and unpacks into one folder", async () => {
  const { context, playground, page } = await open("#scenario=poison-message");
  const downloading = page.waitForEvent("download");
  await playground.button("Take it to AWS").click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), "a-batch-with-a-poison-message.zip");
  const files = new Map(unzip(readFileSync(await download.path())).map(([path, content]) => [path, content.toString()]));
  const folder = "a-batch-with-a-poison-message";
  assert.deepEqual(
    [...files.keys()].sort(),
    ["README.md", "events/1.txt", "events/2.txt", "events/3.txt", "events/4.txt", "events/5.txt", "functions/pack/app.py", "template.yaml"].map((path) => `${folder}/${path}`),
  );
  const { scenario } = gallery().find(({ id }) => id === "poison-message");
  assert.equal(files.get(`${folder}/functions/pack/app.py`), scenario.functions[0].files["app.py"]);
  assert.match(files.get(`${folder}/template.yaml`), /Type: AWS::Serverless::Function/);
  assert.match(files.get(`${folder}/README.md`), /sam build\nsam deploy --guided/);
  await playground.status.filter({ hasText: "is in your downloads" }).waitFor();
  await context.close();
});

test("what AWS does not have is said instead of packed", async () => {
  const value = fn();
  value.scenario.functions[0] = { ...value.scenario.functions[0], platform: "openwhisk", handler: "app.main" };
  const { context, playground } = await open(linkTo(value));
  await playground.button("Take it to AWS").click();
  await playground.status.filter({ hasText: "Nothing was packed: this scenario has no function of AWS Lambda's" }).waitFor({ timeout: 60_000 });
  await context.close();
});

for (const target of [plainCell(), stories()[0]]) {
  test(`a lesson's cell (${target.id}) goes to the Playground with the reader's code`, async () => {
    const { context, page } = await openPage(browser, WIDE);
    await page.goto(site.address(target.page));
    const cell = new CellObject(page, target.id);
    const mine = `${await cell.code()}\n# mine`;
    await cell.type(mine);
    await cell.root.getByRole("link", { name: "Open in the Playground" }).click();
    const playground = new PlaygroundObject(page);
    await playground.notices.filter({ hasText: "Nothing has run" }).waitFor();
    assert.equal((await playground.code()).trimEnd(), mine.trimEnd());
    await playground.runAll();
    assert.ok((await playground.story.count()) > 0);
    await context.close();
  });
}
