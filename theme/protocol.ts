/** What the page and the worker say to each other, and the shapes of what they carry. */

import type { BootImage } from "../target/web/wasm_playground.js";
import type { DocumentPage, Inventory, Looked } from "./inventory.js";

export type { BootImage } from "../target/web/wasm_playground.js";
export type * from "./inventory.js";

/** A scenario as mini-cloud reads it. The page hands it on and looks at nothing but the functions' files. */
export interface Scenario {
  functions: ScenarioFunction[];
  [key: string]: unknown;
}

/** One function of a scenario. */
export interface ScenarioFunction {
  name: string;
  files: Record<string, string>;
  [key: string]: unknown;
}

/**
 * One step of a scenario, for example `{invoke: "fn", event: {}}`; or its JSON text, which arrives as it was written
 * (to Python `1.0` is not `1`, to JavaScript it is): see `invokeText`.
 */
export type Step = Record<string, unknown> | string;

/** The step that calls a function with this event, JSON text as the reader typed it; null for a call without payload. */
export function invokeText(functionName: string, event: string | null): string {
  const call = `"invoke":${JSON.stringify(functionName)}`;
  return event === null ? `{${call}}` : `{${call},"event":${event}}`;
}

/** One check of an exercise, as its `exercise.json` has it. */
export type Check = Record<string, unknown>;

/** What the judge says. */
export interface Verdict {
  passed: boolean;
  /** The message of the first check that was missed. */
  message?: string;
  results: CheckResult[];
}

/** What became of one check. The last three are empty where it passed. */
export interface CheckResult {
  id: string;
  goal: string;
  passed: boolean;
  /** The author's words. */
  message: string;
  expected: string;
  got: string;
}

/** A question about calls that were made; the core computes, see `run_bill.rs`. */
export interface BillRequest {
  runs: BilledRun[];
  era?: string;
  calls_a_month: number;
}

/** One call: its report, and the settings that its price depends on. */
export interface BilledRun {
  duration_ms: number;
  init_ms?: number | null;
  memory_mb: number;
  architecture?: string;
  ephemeral_storage_mb?: number;
}

/** An amount, written by the core: with twelve places, and as people write it. */
export interface Money {
  exact: string;
  short: string;
}

/** An amount of use and its price. */
export interface PricedUsage {
  requests: number;
  gb_seconds: string;
  requests_usd: Money;
  compute_usd: Money;
  storage_usd: Money;
  usd: Money;
}

/** The calls by the rules of one era. */
export interface EraBill {
  era: string;
  is_current: boolean;
  step_ms: number;
  bills_init: boolean;
  counted_ms: string;
  billed_ms: number;
  million_usd: Money;
}

/** What calls cost. */
export interface RunBill {
  runs: number;
  duration_ms: string;
  init_ms: string;
  billed_ms: number;
  run: PricedUsage;
  million: PricedUsage;
  calls_a_month: number;
  month: PricedUsage;
  month_beyond_free_tier: PricedUsage;
  free_requests: number;
  free_gb_seconds: number;
  eras: EraBill[];
}

/** A question about functions and a machine that do the same work; the core computes. */
export interface WaysRequest {
  functions: string[];
  instance: string;
  runs_per_day: number;
  /** How often the work was done so far; null: as often as the first function ran. */
  runs: number | null;
  free_tier: boolean;
  series: number[];
}

/** What one way costs; decimal texts. */
export interface WayCost {
  usd_per_run: string;
  usd_per_month: string;
  usd_per_idle_month: string;
}

/** Both ways side by side. */
export interface WaysAnswer {
  runs_per_day: number;
  days: number;
  lambda: WayCost;
  ec2: WayCost;
  cheaper: "lambda" | "ec2" | "equal";
  /** Null: the machine never costs less. */
  crossing: { runs_per_day: number; most_runs_per_day: number | null } | null;
  series: { runs_per_day: number; lambda_usd: string; ec2_usd: string }[];
}

/** What a whole cloud cost, a line for each thing that is paid for; amounts are decimal texts. */
export interface CloudBill {
  lines: { service: "lambda" | "ec2" | "ebs" | "s3"; resource: string; meter: string; quantity: string; unit: string; usd: string }[];
  total_usd: string;
}

/** Simulated cost of one invocation. */
export interface Cost {
  mb_ms: number;
  requests: number;
  /** Decimal text, never a float. */
  usd: string;
}

/** A line of the log, exactly as CloudWatch would hold it. */
export interface LogEvent {
  at: string;
  type: "log";
  function: string;
  log_stream: string;
  request_id: string | null;
  text: string;
  origin: "platform" | "function";
}

/** An attempt began. */
export interface InvocationStarted {
  at: string;
  type: "invocation.started";
  function: string;
  request_id: string;
  attempt: number;
  cold: boolean;
  log_stream: string;
}

/** An attempt is over; everything that the summary under a cell shows. */
export interface InvocationFinished {
  at: string;
  type: "invocation.finished";
  function: string;
  request_id: string;
  attempt: number;
  cold: boolean;
  status_code: number;
  function_error: string | null;
  payload: string;
  executed_version: string;
  duration_ms: number;
  init_ms: number | null;
  billed_ms: number;
  memory_mb: number;
  max_memory_mb: number;
  status: "success" | "error" | "timeout";
  error_type: string | null;
  cost: Cost;
  /** The last 4 KB of the log in base64, where the step asked for it. */
  log_result?: string;
}

/** A step could not be done: an API error. */
export interface RequestRefused {
  at: string;
  type: "request.refused";
  operation: string;
  function: string;
  code: string;
  status: number;
  message: string;
}

/** Any other event; the page may show it without knowing it. */
export interface OtherEvent {
  at: string;
  type: `${"environment" | "activation" | "call" | "trigger" | "delivery" | "invocation" | "retry" | "dead_letter" | "destination" | "object" | "message" | "collection" | "table" | "load" | "query" | "client" | "instance" | "program" | "fault" | "exception" | "simulation" | "step"}.${string}`;
  [key: string]: unknown;
}

/** Events whose fields the page draws. */
export type KnownEvent = LogEvent | InvocationStarted | InvocationFinished | RequestRefused;

/** One event of the simulation. */
export type SimulationEvent = KnownEvent | OtherEvent;

/** True for an event of that type, with its fields. */
export function isEvent<T extends KnownEvent["type"]>(
  event: SimulationEvent,
  type: T,
): event is Extract<KnownEvent, { type: T }> {
  return event.type === type;
}

/** What a new worker needs. Modules are compiled by the page and cloned, which copies no code. */
export interface LoadMessage {
  type: "load";
  python: WebAssembly.Module;
  playground: WebAssembly.Module;
  image: BootImage | null;
}

/** The database, for the scenarios to come. Sent once a worker, before the first run that needs it. */
export interface DatabaseMessage {
  type: "database";
  redshift: WebAssembly.Module;
}

/** Do these steps in the cell's cloud. */
export interface RunMessage {
  type: "run";
  run: number;
  cell: string;
  scenario: Scenario;
  steps: Step[];
  /** Where to go on from when the worker has no live session of this cell; JSON text of an earlier `done`. */
  checkpoint: string | null;
  /** Begin with an untouched cloud, whatever ran before. */
  fresh: boolean;
  checks: Check[] | null;
}

/** Forget the cell's session. */
export interface ResetMessage {
  type: "reset";
  cell: string;
}

/** What the page wants to know of a cell's cloud, or made of a scenario. Asking changes nothing. */
export type Question =
  | { about: "inventory" }
  | { about: "object"; bucket: string; key: string }
  /** Some documents of a collection, from the one with this number on. */
  | { about: "documents"; database: string; collection: string; from: number }
  /** What a statement gives in Redshift. Whatever it does is not kept. */
  | { about: "query"; sql: string }
  /** `scenario` is JSON text, steps included. */
  | { about: "export"; scenario: string; title: string }
  | { about: "ways"; request: WaysRequest }
  /** What everything cost from the beginning of the scenario on. */
  | { about: "bill" }
  /** Of the cell's last run. Calls may be made again for it, apart from the cell's cloud. */
  | { about: "mistakes" };

/** What comes back for each question. */
export type Answer<Q extends Question> = Q extends { about: "inventory" }
  ? Inventory
  : Q extends { about: "object" }
    ? Uint8Array | null
    : Q extends { about: "documents" }
      ? DocumentPage | null
      : Q extends { about: "query" }
        ? Looked
        : Q extends { about: "ways" }
          ? WaysAnswer
          : Q extends { about: "bill" }
            ? CloudBill
            : Q extends { about: "mistakes" }
              ? Mistake[]
              : PackedFiles;

/** A mistake with a name that a run shows; all sentences come from the core. */
export interface Mistake {
  name: string;
  title: string;
  function: string;
  saw: string;
  why: string;
  look: string;
  /** The lesson's file in the book's source, with a heading behind `#`. */
  lesson: string;
  lesson_title: string;
}

/** A file to be packed: text, or bytes that are none. */
export type PackedFile = { text: string } | { base64: string };

/** Files by their paths. */
export type PackedFiles = Record<string, PackedFile>;

/** A question; a cell that is not live is opened with `scenario` and `checkpoint` first. */
export interface AskMessage {
  type: "ask";
  ask: number;
  cell: string;
  scenario: Scenario;
  checkpoint: string | null;
  question: Question;
}

/** What the worker says to a question. */
export type Reply =
  | { type: "answered"; ask: number; answer: unknown }
  | { type: "unanswered"; ask: number; message: string };

/** What do these calls cost? */
export interface BillMessage {
  type: "bill";
  ask: number;
  request: BillRequest;
}

/** Page to worker. */
export type ToWorker = LoadMessage | DatabaseMessage | RunMessage | ResetMessage | AskMessage | BillMessage;

/** Worker to page. */
export type FromWorker =
  /** Loaded and booted; the image is there when this worker made it. */
  | { type: "ready"; image: BootImage | null }
  /** Events as they happened, in order. */
  | { type: "events"; run: number; events: SimulationEvent[] }
  | { type: "checked"; run: number; verdict: Verdict }
  | { type: "done"; run: number; checkpoint: string }
  /** The answer to a `bill`; null with the sentence of a refusal. */
  | { type: "billed"; ask: number; bill: RunBill | null; message: string }
  /**
   * The run could not be done: the scenario is wrong (`input`), or the machine failed (`engine`), after which the
   * worker must be thrown away. `run` is null when loading failed.
   */
  | { type: "failed"; run: number | null; fault: "input" | "engine"; message: string }
  | Reply;
