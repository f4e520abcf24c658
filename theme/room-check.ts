/** Whether this machine is ready for the book: each thing that a lesson needs is tried, in order, and says how it went. */

import { Assets, type AssetUrls } from "./assets.js";
import { isEvent, Runtime, type Scenario, type SimulationEvent, type Step } from "./runtime.js";
import { tryStorage } from "./storage.js";
import { roomText as words } from "./text-study.js";

/** What is looked at, in order. */
export type Check = keyof typeof words.names;

/** How it stands with one thing. A remark does not keep anybody from working. */
export interface Finding {
  state: "waiting" | "working" | "good" | "remark" | "bad";
  sentence: string;
}

/** Slower than this, the first function makes readers think that the page hangs. */
const SLOW_MS = 3_000;

const HELLO: Scenario = {
  functions: [{ name: "ready", handler: "app.handler", files: { "app.py": "def handler(event, context):\n    return 'ready'\n" } }],
};
const SQL: Scenario = { ...HELLO, redshift: { sql: ["create table ready (n integer)"] } };

/** Tries everything. `tell` hears of each thing as it goes on. */
export async function checkRoom(urls: AssetUrls, tell: (check: Check, finding: Finding) => void): Promise<void> {
  const good = (check: Check, sentence: string): void => tell(check, { state: "good", sentence });
  const bad = (check: Check, sentence: string): void => tell(check, { state: "bad", sentence });
  if (isSecureContext) good("address", words.secure(location.origin));
  else tell("address", { state: "remark", sentence: words.plain(location.origin) });
  const missing = missingParts();
  if (missing.length === 0) good("browser", words.browserGood(browserName(navigator.userAgent)));
  else bad("browser", words.browserBad(browserName(navigator.userAgent), missing.join(", ")));
  const kept = tryStorage();
  if (kept === "kept") good("storage", words.stored);
  else tell("storage", { state: "remark", sentence: kept === "full" ? words.storedFull : words.storedNot });

  const steps: Check[] = ["fetched", "compiled", "booted", "ran", "sql"];
  const skip = (from: Check): void => {
    for (const check of steps.slice(steps.indexOf(from) + 1)) bad(check, words.skipped);
  };
  const assets = new Assets(urls);
  tell("fetched", { state: "working", sentence: words.checking });
  const begun = performance.now();
  let arrived = begun;
  let bytes = 0;
  const unwatch = assets.watch((progress) => {
    if (progress.part !== "Python") return;
    arrived = performance.now();
    bytes = progress.loaded;
    tell("fetched", { state: "working", sentence: words.fetched(bytes, arrived - begun) });
  });
  try {
    await assets.modules();
  } catch (error) {
    const isCompiling = bytes > 0 && /compile/.test(reasonOf(error));
    if (isCompiling) good("fetched", words.fetched(bytes, arrived - begun));
    const failed = isCompiling ? "compiled" : "fetched";
    bad(failed, isCompiling ? words.compiledBad(reasonOf(error)) : words.fetchedBad(reasonOf(error)));
    return skip(failed);
  } finally {
    unwatch();
  }
  good("fetched", words.fetched(bytes, arrived - begun));
  good("compiled", words.compiled(performance.now() - arrived));

  const runtime = new Runtime(urls, assets);
  try {
    tell("booted", { state: "working", sentence: words.checking });
    const first = await run(runtime, HELLO, { invoke: "ready" }, (ms) => good("booted", words.booted(ms)));
    const answer = first.events.find((event) => isEvent(event, "invocation.finished"));
    if (answer?.status !== "success") throw new Error(words.noAnswer);
    if (first.ms > SLOW_MS) tell("ran", { state: "remark", sentence: words.ranSlowly(first.ms) });
    else good("ran", words.ran(first.ms, answer.payload));
  } catch (error) {
    bad("ran", words.ranBad(reasonOf(error)));
    return skip("ran");
  }
  tell("sql", { state: "working", sentence: words.checking });
  const asked = performance.now();
  try {
    const { events } = await run(runtime, SQL, { sql: "select count(*) from ready" }, () => undefined);
    if (!events.some(({ type }) => type === "query.finished")) throw new Error(words.noAnswer);
    good("sql", words.sql(performance.now() - asked));
  } catch (error) {
    bad("sql", words.sqlBad(reasonOf(error)));
  } finally {
    runtime.end();
  }
}

/** Does one step of a scenario. `onBooted` gets the milliseconds until the run began; `ms` are those of the run itself. */
async function run(
  runtime: Runtime,
  scenario: Scenario,
  step: Step,
  onBooted: (ms: number) => void,
): Promise<{ ms: number; events: SimulationEvent[] }> {
  const asked = performance.now();
  let began = asked;
  const events: SimulationEvent[] = [];
  const { outcome } = runtime.run(
    { cell: "room", scenario, steps: [step], fresh: true },
    {
      onState: (state) => {
        if (state !== "running") return;
        began = performance.now();
        onBooted(began - asked);
      },
      onEvents: (some) => events.push(...some),
    },
  );
  const ended = await outcome;
  if (ended.kind !== "finished") throw new Error(ended.kind === "failed" ? ended.message : words.noAnswer);
  return { ms: performance.now() - began, events };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the book needs of a browser and does not find. */
function missingParts(): string[] {
  const needed: Record<string, boolean> = {
    WebAssembly: typeof WebAssembly === "object",
    Worker: typeof Worker === "function",
    TransformStream: typeof TransformStream === "function",
    BroadcastChannel: typeof BroadcastChannel === "function",
    CompressionStream: typeof CompressionStream === "function",
  };
  return Object.keys(needed).filter((name) => needed[name] === false);
}

/** The name and version of a browser, as people know it. */
export function browserName(agent: string): string {
  const known: [string, RegExp][] = [
    ["Edge", /Edg\/([\d]+)/],
    ["Firefox", /Firefox\/([\d]+)/],
    ["Chrome", /(?:Chrome|CriOS)\/([\d]+)/],
    ["Safari", /Version\/([\d.]+).*Safari/],
  ];
  for (const [name, pattern] of known) {
    const version = pattern.exec(agent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return agent;
}
