/** The page's runtime: runs, streams, stops, comes back after a crash, and survives a bad network. */

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launch, openLab, serveLab } from "./runtime-lab.mjs";

let lab;
let browser;
let page;

const request = (code, rest = {}) => ({
  cell: "cell",
  scenario: { functions: [{ name: "fn", handler: "app.handler", files: { "app.py": code }, timeout_s: 900, ...rest }], steps: [] },
  steps: ['{"invoke":"fn","event":{}}'],
});
const greeting = 'def handler(event, context):\n    return "What\'s Up!"\n';
const endless = 'def handler(event, context):\n    print("begun")\n    while True: pass\n';
const run = (wanted) => page.evaluate((wanted) => window.run(wanted), wanted);
const finished = (heard) => heard.events.filter(({ type }) => type === "invocation.finished");
/** Begins a run, waits until it prints, then calls `interrupt` in the page; resolves with all that was heard. */
const interrupted = (wanted, interrupt) =>
  page.evaluate(
    async ([wanted, interrupt]) => {
      const { heard, run } = window.begin(wanted);
      while (!heard.events.some(({ text }) => text?.includes("begun"))) await new Promise((resolve) => setTimeout(resolve, 5));
      window.current = run;
      new Function(interrupt)();
      const outcome = await run.outcome;
      return { ...heard, outcome };
    },
    [wanted, interrupt],
  );

before(async () => {
  lab = await serveLab();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await lab?.close();
});

beforeEach(async () => {
  lab.network.python = "whole";
  lab.network.wrongType = false;
  lab.network.requests.length = 0;
  page = await openLab(browser, lab);
});

afterEach(() => page.close());

test("nothing of Python is fetched before something is run, and each file once", async () => {
  assert.deepEqual(lab.network.requests, ["/", "/runtime.js"]);
  await run(request(greeting));
  await run({ ...request(greeting), cell: "another" });
  assert.deepEqual(lab.network.requests.slice(2).sort(), ["/playground.wasm", "/python.wasm", "/worker.js"]);
});

test("a run tells its states, the progress of loading, its events and its end", async () => {
  const heard = await run(request(greeting));
  assert.deepEqual(heard.outcome, { kind: "finished", verdict: null });
  assert.deepEqual(heard.states, ["loading", "running"]);
  assert.ok(heard.progress > 0);
  assert.equal(finished(heard)[0].payload, '"What\'s Up!"');
});

test("the second run is warm; changed code starts cold; changed settings too", async () => {
  assert.equal(finished(await run(request(greeting)))[0].cold, true);
  assert.equal(finished(await run(request(greeting)))[0].cold, false);
  const changed = finished(await run(request('def handler(event, context):\n    return "Hi"\n')))[0];
  assert.deepEqual([changed.payload, changed.cold], ['"Hi"', true]);
  assert.equal(finished(await run(request(greeting, { memory_mb: 256 })))[0].cold, true);
});

test("the text of an event arrives as it was written", async () => {
  const wanted = request("def handler(event, context):\n    return repr(event)\n");
  const heard = await run({ ...wanted, steps: ['{"invoke":"fn","event":{"a":1.0,"b":10000000000000000000001}}'] });
  assert.equal(JSON.parse(finished(heard)[0].payload), "{'a': 1.0, 'b': 10000000000000000000001}");
});

test("events arrive while the handler runs, the page stays responsive, and Stop ends an endless loop", async () => {
  await run(request(greeting));
  const heard = await interrupted(request(endless), "window.current.stop()");
  assert.deepEqual(heard.outcome, { kind: "stopped" });
  assert.deepEqual(finished(heard), []);
  const again = await run(request(greeting));
  assert.equal(again.restarted, 1, "it is said that the runtime was restarted");
  assert.deepEqual(again.states, ["running"], "nothing is loaded again");
  assert.equal(finished(again)[0].cold, true);
  assert.equal((await run(request(greeting))).restarted, 0, "and said once");
});

test("after a Stop a new worker is there at once", async () => {
  await run(request(greeting));
  const times = [];
  for (let i = 0; i < 5; i += 1) {
    await interrupted(request(endless), "window.current.stop()");
    times.push(
      await page.evaluate(async (wanted) => {
        const began = performance.now();
        const { run } = window.begin(wanted);
        await run.outcome;
        return performance.now() - began;
      }, request(greeting)),
    );
  }
  times.sort((a, b) => a - b);
  console.log(`run after a Stop, ms: ${times.map((time) => time.toFixed(0)).join(" ")}`);
  assert.ok(times[2] < 1000, "new worker, new environment and run");
});

test("a Stop rolls the run back, and ids go on from the last finished one", async () => {
  const first = finished(await run(request(greeting)))[0].request_id;
  await interrupted(request(endless), "window.current.stop()");
  const second = finished(await run(request(greeting)))[0].request_id;
  assert.notEqual(second, first);
});

test("runs of other cells wait in order, and one that waits can be stopped", async () => {
  const outcomes = await page.evaluate(
    async ([endless, greeting]) => {
      const first = window.begin({ ...endless, cell: "a" });
      const second = window.begin({ ...greeting, cell: "b" });
      const third = window.begin({ ...greeting, cell: "c" });
      second.run.stop();
      first.run.stop();
      return Promise.all([first, second, third].map(async ({ heard, run }) => [heard.states[0], (await run.outcome).kind]));
    },
    [request(endless), request(greeting)],
  );
  assert.deepEqual(outcomes, [["loading", "stopped"], ["queued", "stopped"], ["queued", "finished"]]);
});

test("a new run of the same cell replaces the one under way", async () => {
  await run(request(greeting));
  const heard = await interrupted(request(endless), `window.next = window.run(${JSON.stringify(request(greeting))})`);
  assert.equal(heard.outcome.kind, "stopped");
  assert.equal((await page.evaluate(() => window.next)).outcome.kind, "finished");
});

test("a crash fails the run with a sentence, and the next one goes on from the last checkpoint", async () => {
  await page.evaluate(() => {
    const Native = window.Worker;
    window.Worker = class extends Native {
      constructor(...rest) {
        super(...rest);
        window.lastWorker = this;
      }
    };
  });
  await run(request(greeting));
  const heard = await interrupted(request(endless), "lastWorker.dispatchEvent(new ErrorEvent('error', {message: 'boom'}))");
  assert.equal(heard.outcome.kind, "failed");
  assert.equal(heard.outcome.reason, "engine");
  assert.match(heard.outcome.message, /crashed.*restarted.*boom/s);
  const again = await run(request(greeting));
  assert.deepEqual([again.outcome.kind, again.restarted], ["finished", 1]);
});

test("a scenario or step that is wrong is refused in words, and the runtime lives on", async () => {
  const wrong = await run({ ...request(greeting), steps: ['{"invok":"fn"}'] });
  assert.equal(wrong.outcome.kind, "failed");
  assert.equal(wrong.outcome.reason, "input");
  assert.match(wrong.outcome.message, /invok/);
  assert.equal((await run(request(greeting))).outcome.kind, "finished");
});

test("a network that breaks off is said, and running again loads Python", async () => {
  lab.network.python = "broken";
  const heard = await run(request(greeting));
  assert.equal(heard.outcome.reason, "load");
  assert.match(heard.outcome.message, /network broke off.*press Run to try again/si);
  lab.network.python = "whole";
  assert.equal((await run(request(greeting))).outcome.kind, "finished");
});

test("a file that is not there is said", async () => {
  lab.network.python = "missing";
  const heard = await run(request(greeting));
  assert.match(heard.outcome.message, /no python\.wasm.*404.*reload/s);
});

test("a server that knows no MIME type of WebAssembly will do", async () => {
  lab.network.wrongType = true;
  assert.equal((await run(request(greeting))).outcome.kind, "finished");
});

test("reset begins anew", async () => {
  const first = finished(await run(request(greeting)))[0];
  await page.evaluate(() => window.runtime.reset("cell"));
  const again = finished(await run(request(greeting)))[0];
  assert.deepEqual([again.request_id, again.cold], [first.request_id, true]);
});

test("900 calls deep is a result, not a crash; endless recursion is Python's error", async () => {
  const deep = "def down(n):\n    return n if n == 0 else down(n - 1)\ndef handler(event, context):\n    return down(900)\n";
  assert.equal(finished(await run(request(deep)))[0].payload, "0");
  const endlessly = "def down(n):\n    return down(n + 1)\ndef handler(event, context):\n    return down(0)\n";
  assert.match(finished(await run(request(endlessly)))[0].payload, /RecursionError/);
});

test("a flood of log lines arrives whole and in order", async () => {
  const flood = "def handler(event, context):\n    for i in range(5000): print(i)\n";
  const heard = await run(request(flood));
  const lines = heard.events.filter(({ type, origin }) => type === "log" && origin === "function").map(({ text }) => Number(text));
  assert.deepEqual(lines, Array.from({ length: 5000 }, (_, index) => index));
});

test("checks are judged by the events of this run alone, in an untouched cloud", async () => {
  const checks = [{ id: "said", goal: "says Hi", message: "The response is not Hi.", expect: { response: "Hi" } }];
  const wrong = await run({ ...request(greeting), checks, fresh: true });
  assert.equal(wrong.outcome.verdict.passed, false);
  assert.equal(wrong.outcome.verdict.results[0].message, "The response is not Hi.");
  const right = await run({ ...request('def handler(event, context):\n    return "Hi"\n'), checks, fresh: true });
  assert.equal(right.outcome.verdict.passed, true);
  assert.equal(finished(right)[0].request_id, finished(wrong)[0].request_id);
});
