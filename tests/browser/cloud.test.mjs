/** The Playground's cloud in Chromium: what a run left, looking into it, a file of the reader's own, deleting, downloading. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launchChromium, openPage } from "./objects/chromium.mjs";
import { PlaygroundObject } from "./objects/playground.mjs";
import { serve } from "./objects/site.mjs";

/** The first bytes of a PNG, which are no UTF-8. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0x00, 0xfe]);

let site;
let browser;

before(async () => {
  site = await serve();
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
  site.close();
});

async function open(scenario, options = { viewport: { width: 1440, height: 900 } }) {
  const opened = await openPage(browser, options);
  const playground = new PlaygroundObject(opened.page);
  await playground.open(site, `#scenario=${scenario}`);
  return { ...opened, playground };
}

/** Gives a file to a bucket by its button, as a keyboard would. */
async function add(page, place, file) {
  const chooser = page.waitForEvent("filechooser");
  await place.getByRole("button", { name: /Add a file of yours/ }).click();
  await (await chooser).setFiles(file);
}

test("what a run wrote is marked, and opens as a table, as JSON and as text", async () => {
  const { context, playground, errors } = await open("s3-trigger");
  await playground.cloud.getByText("Run the scenario").waitFor();
  await playground.runAll();
  const inbox = playground.place("Bucket inbox");
  assert.match(await inbox.textContent(), /2 objects/);
  assert.equal(await inbox.locator("tr[data-mark=new]").count(), 2);
  await inbox.getByRole("button", { name: "Open sales january.csv" }).click();
  const opened = playground.cloud.locator(".lambda-opened");
  assert.deepEqual(await opened.locator("tbody tr").first().locator("td").allTextContents(), ["30", "tea", "4.50"]);
  await opened.getByRole("button", { name: "Text", exact: true }).click();
  assert.match(await opened.locator("pre").textContent(), /^day,product,price\n/);
  await playground.place("Bucket reports").getByRole("button", { name: "Open sales january.csv.json" }).click();
  assert.match(await opened.locator("pre").textContent(), /"sum": "21\.00"/);
  assert.equal(await playground.cloud.locator(".lambda-opened").count(), 1);
  await opened.getByRole("button", { name: "Close" }).click();
  assert.equal(await playground.cloud.locator(".lambda-opened").count(), 0);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a reader's own CSV file goes into the bucket, starts the function, and Run repeats it", async () => {
  const { context, playground, page } = await open("s3-trigger");
  await playground.runAll();
  const steps = await playground.steps.count();
  const inbox = playground.place("Bucket inbox");
  await add(page, inbox, { name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,x\n2,y\n") });
  assert.equal(await inbox.getByLabel("Key").inputValue(), "mine.csv");
  await inbox.getByRole("button", { name: "Put it into the bucket" }).click();
  await playground.place("Bucket reports").getByRole("button", { name: "Open mine.csv.json" }).waitFor({ timeout: 60_000 });
  await playground.over();
  assert.match(await playground.log.textContent(), /2 rows in mine\.csv/);
  assert.match(await playground.log.textContent(), /3 rows in sales january\.csv/, "the story goes on after what was there");
  assert.equal(await inbox.locator("tr[data-mark]").count(), 1, "only what the last run changed is marked");
  assert.equal(await playground.steps.count(), steps + 2, "the file and a wait for what it starts");
  await playground.runAll();
  assert.match(await playground.log.textContent(), /2 rows in mine\.csv/);
  await context.close();
});

test("a file is dropped where a function waits below a prefix", async () => {
  const { context, playground, page } = await open("etl-trigger");
  await playground.runAll();
  const bucket = playground.place("Bucket shop-data");
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["id,customer,price\n9,Zoe@example.com,2.00\n"], "today.csv", { type: "text/csv" }));
    return transfer;
  });
  await bucket.locator(".lambda-add-file").dispatchEvent("drop", { dataTransfer: data });
  assert.equal(await bucket.getByLabel("Key").inputValue(), "raw/today.csv", "the key begins as the function wants it");
  await bucket.getByLabel("Key").press("Enter");
  await bucket.getByRole("button", { name: "Open clean/today.jsonl" }).waitFor({ timeout: 60_000 });
  await context.close();
});

test("bytes that are no text survive, in the function and in the download", async () => {
  const { context, playground, page } = await open("s3-trigger");
  await playground.type(
    "import boto3\ns3 = boto3.client('s3')\ndef handler(event, context):\n" +
      "    for record in event['Records']:\n" +
      "        body = s3.get_object(Bucket='inbox', Key=record['s3']['object']['key'])['Body'].read()\n" +
      "        s3.put_object(Bucket='reports', Key='copy.bin', Body=body)\n        print(list(body[:3]), len(body))\n",
  );
  await playground.runAll();
  await add(page, playground.place("Bucket inbox"), { name: "photo.csv", mimeType: "image/png", buffer: PNG });
  await playground.button("Put it into the bucket").click();
  const reports = playground.place("Bucket reports");
  await reports.getByRole("button", { name: "Open copy.bin" }).waitFor({ timeout: 60_000 });
  await playground.over();
  assert.match(await playground.log.textContent(), new RegExp(`\\[137, 80, 78\\] ${PNG.length}`));
  const downloading = page.waitForEvent("download");
  await reports.getByRole("button", { name: "Download copy.bin" }).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), "copy.bin");
  assert.deepEqual(readFileSync(await download.path()), PNG);
  await reports.getByRole("button", { name: "Open copy.bin" }).click();
  await reports.getByText("that are no text").waitFor();
  await context.close();
});

test("deleting is a step too, and is told", async () => {
  const { context, playground } = await open("s3-trigger");
  await playground.runAll();
  const inbox = playground.place("Bucket inbox");
  await inbox.getByRole("button", { name: "Delete notes.txt" }).click();
  await inbox.getByText("Gone with the last run: notes.txt.").waitFor({ timeout: 60_000 });
  assert.match(await playground.steps.nth(-2).locator("summary").textContent(), /Delete notes\.txt from inbox/);
  await context.close();
});

test("a file that is too large is refused in one sentence", async () => {
  const { context, playground, page } = await open("s3-trigger");
  await add(page, playground.place("Bucket inbox"), { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.alloc(5_000_001) });
  await playground.cloud.getByText("film.mp4 is larger than 5.0 MB").waitFor();
  assert.equal(await playground.cloud.getByLabel("Key").count(), 0);
  await context.close();
});

test("queues show their messages, who has them, and which are new", async () => {
  const { context, playground } = await open("poison-message");
  await playground.runAll();
  const aside = playground.place("Queue aside");
  assert.match(await aside.textContent(), /1 message/);
  assert.equal(await aside.locator("tbody th code").textContent(), '{"id": 3,,}');
  assert.match(await aside.locator("tbody tr").textContent(), /New.*waiting/);
  assert.match(await playground.place("Queue orders").textContent(), /gives up to aside.*Empty/);
  await context.close();
});
