/** Redshift in the page: fetched for cells that have one, kept, restored after Stop. */

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { launch, openLab, serveLab } from "./runtime-lab.mjs";

let lab;
let browser;
let page;

before(async () => {
  lab = await serveLab();
  browser = await launch();
});

beforeEach(async () => {
  lab.network.redshift = "whole";
  lab.network.requests.length = 0;
  await page?.close();
  page = await openLab(browser, lab);
});

after(async () => {
  await browser?.close();
  await lab?.close();
});

const code = `
import time
import psycopg2

def handler(event, context):
    warehouse = psycopg2.connect(host="warehouse", port=5439, dbname="dev", user="etl")
    with warehouse, warehouse.cursor() as cursor:
        cursor.execute("insert into orders values (%s)", (event["id"],))
    warehouse.close()
    while event.get("endless"):
        pass
`;

function scenario(sql) {
  return { functions: [{ name: "fn", handler: "app.handler", files: { "app.py": code }, timeout_s: 900 }], redshift: { sql }, steps: [] };
}

const tables = scenario(["create table orders (id integer)"]);
const count = { sql: "select count(*) from orders" };

function request(steps, of = tables) {
  return { cell: "cell", scenario: of, steps };
}

function run(wanted) {
  return page.evaluate((wanted) => window.run(wanted), wanted);
}

function counted(heard) {
  assert.equal(heard.outcome.kind, "finished", JSON.stringify(heard.outcome));
  return heard.events.findLast((event) => event.type === "query.finished").rows[0][0];
}

function fetched() {
  return lab.network.requests.filter((path) => path === "/redshift.wasm").length;
}

test("only a cell with a Redshift fetches it, and once", async () => {
  const { redshift: _, ...without } = tables;
  assert.equal((await run({ ...request([{ advance_s: 1 }], without), cell: "other" })).outcome.kind, "finished");
  assert.equal(fetched(), 0);
  const heard = await run(request([{ invoke: "fn", event: { id: 1 } }, count]));
  assert.equal(counted(heard), "1");
  assert.equal(counted(await run(request([{ invoke: "fn", event: { id: 2 } }, count]))), "2");
  assert.equal(fetched(), 1);
});

test("what was committed is there after Stop, and the database is not fetched again", async () => {
  assert.equal(counted(await run(request([{ invoke: "fn", event: { id: 1 } }, count]))), "1");
  const stopped = await page.evaluate(async (wanted) => {
    const { heard, run } = window.begin(wanted);
    while (!heard.events.some((event) => event.type === "table.changed")) await new Promise((resolve) => setTimeout(resolve, 20));
    run.stop();
    return (await run.outcome).kind;
  }, request([{ invoke: "fn", event: { id: 2, endless: true } }]));
  assert.equal(stopped, "stopped");
  const again = await run(request([count]));
  assert.deepEqual([counted(again), again.restarted, fetched()], ["1", 1, 1]);
});

test("questions are asked of a copy, and of a new worker too", async () => {
  const ask = (sql) => page.evaluate(([scenario, sql]) => window.runtime.ask("cell", scenario, { about: "query", sql }), [tables, sql]);
  assert.equal(counted(await run(request([{ invoke: "fn", event: { id: 1 } }, count]))), "1");
  const emptied = await ask("truncate orders; select count(*) from orders");
  assert.deepEqual([emptied.result.rows, emptied.result.writes], [[["0"]], true]);
  const { heard, stopped } = await page.evaluate(async (wanted) => {
    const { heard, run } = window.begin(wanted);
    while (!heard.events.some((event) => event.type === "invocation.started")) await new Promise((resolve) => setTimeout(resolve, 20));
    run.stop();
    return { heard, stopped: (await run.outcome).kind };
  }, request([{ invoke: "fn", event: { id: 2, endless: true } }]));
  assert.equal(stopped, "stopped", JSON.stringify(heard));
  assert.deepEqual((await ask("select id from orders")).result.rows, [["1"]]);
  assert.match((await ask("select nothing from orders")).refused.message, /^ERROR: column "nothing" does not exist/);
  const { tables: listed } = await page.evaluate((scenario) => window.runtime.ask("cell", scenario, { about: "inventory" }), tables);
  assert.deepEqual(listed, [{ schema: "public", name: "orders", columns: [{ name: "id", type_name: "integer" }], rows: 1 }]);
  // A scenario without one never fetches it, whatever is asked.
  assert.equal(fetched(), 1);
});

test("a network that breaks off is said, and running again loads it", async () => {
  lab.network.redshift = "broken";
  const heard = await run(request([count]));
  assert.equal(heard.outcome.reason, "load");
  assert.match(heard.outcome.message, /network broke off while redshift\.wasm.*press Run to try again/si);
  lab.network.redshift = "whole";
  assert.equal(counted(await run(request([count]))), "0");
});

test("a statement of the scenario that is refused is a mistake in it", async () => {
  const heard = await run(request([count], scenario(["creat table orders (id integer)"])));
  assert.deepEqual([heard.outcome.kind, heard.outcome.reason], ["failed", "input"]);
  assert.match(heard.outcome.message, /^redshift\.sql\[0\]: ERROR: syntax error/);
});
