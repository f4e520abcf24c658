/** The Playground's cloud in Chromium: what a run left, looking into it, a file of the reader's own, deleting, downloading. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { browser, site } from "./objects/book.mjs";
import { openPage } from "./objects/chromium.mjs";
import { PlaygroundObject } from "./objects/playground.mjs";

/** The first bytes of a PNG, which are no UTF-8. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0x00, 0xfe]);

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

test("a file that is dropped where a function waits goes through the trigger into Redshift, and its rows are marked", async () => {
  const { context, playground, page, errors } = await open("etl-trigger");
  await playground.runAll();
  const sales = playground.place("Redshift");
  assert.match(await sales.locator("tbody tr").first().textContent(), /^sales\d+\d+ inserted$/);
  const before = Number(await sales.locator("tbody td").first().textContent());
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    const lines = ["number,placed_at,customer_id,customer,country,line,sku,item,quantity,price,currency", "7,2026-02-01 08:00:00,1,Zoe,DE,1,CUP-1,Cup,2,\"4,50\",EUR", ""];
    transfer.items.add(new File([lines.join("\n")], "today.csv", { type: "text/csv" }));
    return transfer;
  });
  const inbox = playground.place("Bucket inbox");
  await inbox.locator(".lambda-add-file").dispatchEvent("drop", { dataTransfer: data });
  assert.equal(await inbox.getByLabel("Key").inputValue(), "orders/today.csv", "the key begins as the function wants it");
  await inbox.getByLabel("Key").press("Enter");
  await sales.getByText("1 inserted").waitFor({ timeout: 60_000 });
  await sales.getByRole("button", { name: "Open sales" }).click();
  const opened = sales.locator(".lambda-opened");
  await opened.waitFor();
  assert.equal(await opened.locator("tbody tr").count(), before + 1);
  const marked = opened.locator("tr[data-mark=new]");
  assert.deepEqual(await marked.locator("td").allTextContents(), ["7 New", "1", "2026-02-01 08:00:00", "Zoe", "DE", "CUP-1", "2", "4.50", "orders/today.csv"]);
  assert.deepEqual(errors, []);
  await context.close();
});

test("the nightly batch: documents, rows with their types, the machine, and questions in SQL", async () => {
  const { context, playground, page, errors } = await open("nightly-batch");
  const [shop, redshift] = [playground.place("MongoDB database shop"), playground.place("Redshift")];
  await playground.cloud.getByText("Its tables are there once the scenario has run.").waitFor();
  await playground.runAll();
  assert.match(await shop.textContent(), /3 collections, \d+ documents.*orders20/);
  await shop.getByRole("button", { name: "Open orders" }).click();
  const document = shop.locator(".lambda-opened li").first();
  await document.locator("summary").click();
  const laidOut = JSON.parse(await document.locator("pre").textContent());
  assert.match(laidOut._id.$oid, /^[0-9a-f]{24}$/);
  assert.match(laidOut.placed_at.$date, /^2026-01-30T/);

  await redshift.getByRole("button", { name: "Open sales" }).click();
  const heads = redshift.locator(".lambda-opened th");
  await heads.first().waitFor();
  assert.deepEqual((await heads.allTextContents()).slice(0, 3), ["order_idinteger", "linesmallint", "daydate"]);
  // The run wrote all of them, more than a page: the rest is one press away.
  assert.equal(await redshift.locator(".lambda-opened tr[data-mark=new]").count(), 50);
  await redshift.getByRole("button", { name: "Later" }).click();
  await redshift.getByText(/^51 to (\d+) of \1$/).waitFor();

  assert.match(await playground.place("EC2 machines").locator("tbody tr").textContent(), /etl-box.*t3\.medium.*running2/);

  const count = "select count(distinct order_id) from sales";
  assert.deepEqual(await playground.sql(count), [["20"]]);
  await playground.sql("select *\nfrom sales\nwhere prise > 1");
  assert.match(await playground.answer.textContent(), /^ERROR: column "prise" does not exist.* \(line 3, column 7: "prise"\) \[42703\]$/);
  await playground.sql("begin; delete from sales; commit; select count(*) from sales");
  assert.match(await playground.answer.textContent(), /0.*tried on a copy, so nothing has changed/s);
  assert.deepEqual(await playground.sql(count), [["20"]], "a question changes nothing, whatever it says");
  await playground.sql("delete from sales where country = 'XX' or order_id > 0");
  await playground.button("Do it in the cloud").click();
  await redshift.getByText(/^\d+ deleted$/).waitFor({ timeout: 60_000 });
  assert.match(await playground.steps.nth(-2).locator("summary").textContent(), /Run a statement in Redshift.*delete from sales/);
  assert.deepEqual(await playground.sql(count), [["0"]]);

  await playground.cloud.getByLabel("Ask in SQL").fill("select 1 as one");
  await page.keyboard.press("Control+Enter");
  await playground.answer.getByText("one", { exact: true }).waitFor();
  assert.equal(await playground.root.locator(".lambda-toolbar[data-busy]").count(), 0, "the shortcut asks, and does not run the steps");

  await playground.tabs.filter({ hasText: "scenario.json" }).click();
  const settings = playground.root.getByLabel("The scenario without code and steps, as JSON");
  const scenario = JSON.parse(await settings.inputValue());
  await settings.fill(JSON.stringify({ ...scenario, buckets: [...scenario.buckets, { name: "another" }] }));
  await playground.runAll();
  await playground.place("Bucket another").waitFor();
  assert.equal(await playground.cloud.getByLabel("Ask in SQL").inputValue(), "select 1 as one", "a bucket more leaves the reader's question");
  assert.deepEqual(errors, []);
  await context.close();
});

test("what COPY could not load is one press away", async () => {
  const { context, playground } = await open("etl-trigger");
  await playground.type(
    "import psycopg2, boto3\ndef handler(event, context):\n" +
      "    boto3.client('s3').put_object(Bucket='clean', Key='bad.csv', Body='seven,1,2026-01-30 08:00:00,Zoe,DE,CUP-1,1,2.00,bad.csv')\n" +
      "    warehouse = psycopg2.connect(host='w', dbname='shop', user='etl', password='s')\n" +
      "    warehouse.cursor().execute(\"copy sales from 's3://clean/bad.csv' iam_role default csv\")\n",
  );
  await playground.runAll();
  await playground.button("Load errors New").click();
  const row = playground.answer.locator("tbody tr").first();
  assert.match(await row.textContent(), /s3:\/\/clean\/bad\.csv.*order_id.*seven/);
  await context.close();
});

test("many rows and documents come a page at a time", async () => {
  const { context, playground, page } = await open("etl-trigger");
  await playground.tabs.filter({ hasText: "scenario.json" }).click();
  const box = playground.root.getByLabel("The scenario without code and steps, as JSON");
  const scenario = JSON.parse(await box.inputValue());
  await box.fill(JSON.stringify({ ...scenario, shop: { ...scenario.shop, orders: 2000, dirty: [], mongodb: "shop" } }));
  await playground.runAll();
  await page.evaluate(() => {
    window.tasks = [0];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
  });
  await playground.sql("select a.order_id from sales a, sales b where a.line = 1 limit 100000");
  assert.match(await playground.answer.textContent(), /The first 200 of 100,000 rows are shown/);
  const worst = Math.max(...(await page.evaluate(() => window.tasks)));
  console.log(`longest task while 100,000 rows were asked for: ${worst === 0 ? "under 50" : Math.round(worst)} ms`);
  // As in results.test.mjs.
  assert.ok(worst < 50 * Number(process.env.SLOW_MACHINE ?? 4), `a task took ${worst} ms`);
  const shop = playground.place("MongoDB database shop");
  await shop.getByRole("button", { name: "Open orders" }).click();
  await shop.locator(".lambda-opened").waitFor();
  assert.equal(await shop.locator(".lambda-opened li").count(), 50);
  await shop.getByRole("button", { name: "Later" }).click();
  await shop.getByText("51 to 100 of 2,000").waitFor();
  assert.equal(await shop.locator("ol").getAttribute("start"), "51");
  await context.close();
});

test("a cell of a lesson opens in the Playground with its database, and its tables can be looked at", async () => {
  const { context, page } = await openPage(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(site.address("etl/old-way.html"));
  const cell = page.locator(".lambda-cell").first();
  await cell.getByRole("link", { name: "Open in the Playground" }).click();
  await page.waitForURL(/playground\.html#play=/);
  const playground = new PlaygroundObject(page);
  await page.locator(".lambda-playground.lambda-ready").waitFor();
  await playground.notices.filter({ hasText: "From a link" }).waitFor();
  await playground.runAll();
  assert.deepEqual(await playground.sql("select count(*) from sales"), [["30"]], "what the lesson says of its table");
  await playground.place("EC2 machines").getByText("etl-box").waitFor();
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
