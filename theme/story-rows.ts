/** What happened in a scenario, as rows: who ran when, what came of it, what was sent where. The preprocessor writes the same rows. */

import type { InvocationFinished, SimulationEvent } from "./protocol.js";
import { faultText, machineText, storyText } from "./text.js";

/** A text that fits into a row; a longer one is shown on request. */
export const SHORT = 80;

/** One row. */
export interface StoryRow {
  at: number;
  /** To what it happened: a function, a queue, a bucket. */
  place: string;
  text: string;
  /** What was sent or returned, as it was written. */
  body: string | null;
  tone: "good" | "bad" | null;
  /** For rows that are told together, and runs that are not over. */
  kind: RunKind | MessagesKind | ChangesKind | null;
}

interface RunKind {
  kind: "run";
  request: string;
  attempt: number;
  isAsynchronous: boolean;
  isCold: boolean;
}

interface MessagesKind {
  kind: "messages";
  what: string;
  count: number;
}

interface ChangesKind {
  kind: "changes";
  /** Documents inserted, updated, deleted. */
  counts: number[];
}

/** Where tables change. */
const REDSHIFT = "redshift";

type AddRow = (place: string, text: string, tone?: StoryRow["tone"], body?: string | null) => void;

interface Overlap {
  bucket?: string;
  key?: string;
  schema?: string;
  table?: string;
}

interface TableChanged {
  schema: string;
  table: string;
  inserted: number;
  updated: number;
  deleted: number;
}

interface LoadFailed {
  errors: { filename: string; line_number: number; column: string; value: string; code: number; reason: string }[];
}

interface QueryFinished {
  sql: string;
  error?: string;
  columns?: string[];
  rows?: (string | null)[][];
  row_count: number;
}

/** Grows by the events of a run. */
export class Story {
  readonly rows: StoryRow[] = [];
  runs = 0;
  billedMs = 0;
  readonly #accepted = new Set<string>();
  /** Bodies do not matter in the end, so ids are kept only. */
  readonly #queues = new Map<string, Set<string>>();
  readonly #buckets = new Map<string, Set<string>>();
  /** What ended on each machine. */
  readonly #machines = new Map<string, { programs: number; ms: number }>();

  add(event: SimulationEvent): void {
    const at = Date.parse(event.at);
    const field = (name: string): string => String((event as Record<string, unknown>)[name] ?? "");
    const row = (place: string, text: string, tone: StoryRow["tone"] = null, body: string | null = null): void => {
      this.rows.push({ at, place, text, body, tone, kind: null });
    };
    switch (event.type) {
      case "invocation.accepted":
        this.#accepted.add(field("request_id"));
        return row(field("function"), storyText.accepted(field("status_code")));
      case "invocation.started":
        return this.#started(at, event as { function: string; request_id: string; attempt: number; cold: boolean });
      case "invocation.finished":
        return this.#finished(event as InvocationFinished);
      case "invocation.throttled":
        return row(field("function"), storyText.throttled(field("reason"), until(at, field("retry_at"))), "bad");
      case "invocation.dropped":
        return row(field("function"), storyText.dropped, "bad");
      case "retry.scheduled":
        return row(field("function"), storyText.retry(field("attempt"), until(at, field("retry_at")) ?? ""));
      case "request.refused":
        return row(field("function") || field("resource"), storyText.refused(field("status"), field("code"), field("message")), "bad");
      case "trigger.fired":
        return row(field("trigger"), storyText.fired(field("status_code"), field("activation_id") !== ""));
      case "environment.recycled":
        return field("reason") === "updated" ? row(field("function"), storyText.updated) : undefined;
      case "object.created":
        entry(this.#buckets, field("bucket")).add(field("key"));
        return row(field("bucket"), storyText.objectWritten(field("key"), field("size")));
      case "object.deleted":
        entry(this.#buckets, field("bucket")).delete(field("key"));
        return row(field("bucket"), storyText.objectDeleted(field("key")));
      case "message.sent":
        entry(this.#queues, field("queue")).add(field("message_id"));
        return this.#messages(at, field("queue"), storyText.sent, field("body"));
      case "message.received":
        return this.#messages(at, field("queue"), field("receive_count") === "1" ? storyText.handedOut : storyText.handedOutAgain, null);
      case "message.deleted":
        entry(this.#queues, field("queue")).delete(field("message_id"));
        return this.#messages(at, field("queue"), storyText.deleted, null);
      case "message.dead_lettered":
        entry(this.#queues, field("queue")).delete(field("message_id"));
        entry(this.#queues, field("dead_letter_queue")).add(field("message_id"));
        return this.#messages(at, field("queue"), storyText.deadLettered(field("dead_letter_queue")), null, "bad");
      case "message.expired":
        entry(this.#queues, field("queue")).delete(field("message_id"));
        return row(field("queue"), storyText.expired, "bad");
      case "collection.changed":
        return this.#changes(
          at,
          `${field("database")}.${field("collection")}`,
          ["inserted", "updated", "deleted"].map((name) => Number(field(name))),
        );
      case "dead_letter.sent":
        this.#foldMessage(field("body"));
        return row(field("function"), storyText.givenUp(field("queue")), null, field("body"));
      case "destination.sent":
        this.#foldMessage(field("body"));
        return row(
          field("function"),
          storyText.record(field("condition"), field("destination").split(":").at(-1) ?? ""),
          null,
          field("body"),
        );
      case "delivery.failed":
        return row(field("from"), storyText.notDelivered(field("to"), field("code")), "bad");
      case "instance.started":
        this.#machine(field("instance"));
        return row(field("instance"), machineText.runs(field("instance_type"), field("usd_per_hour")));
      case "instance.stopped":
        return row(field("instance"), machineText.stopped(field("billed_s")));
      case "instance.patched":
        return row(field("instance"), machineText.patched(until(at, field("down_at")) ?? ""));
      case "instance.idle":
        return row(field("instance"), machineText.day(span(Number(field("running_s")) * 1000), Number(field("busy_ms"))));
      case "instance.disk_full":
        return row(field("instance"), machineText.diskFull(field("program")), "bad");
      case "program.started":
        return row(field("instance"), machineText.starts(programLine(event as Record<string, unknown>), field("trigger")));
      case "program.finished":
        this.#machine(field("instance"), Number(field("duration_ms")));
        return row(
          field("instance"),
          machineText.ends(field("program"), field("exit_code"), field("duration_ms")),
          field("exit_code") === "0" ? "good" : "bad",
        );
      case "program.missed":
        return row(field("instance"), machineText.missed(field("program"), field("key"), field("reason")), "bad");
      case "fault.met":
        return row(field("service"), faultText(field("kind"), field("operation")), "bad");
      case "simulation.anachronism":
        return this.#overlap(event as Overlap, row);
      case "table.changed": {
        const { schema, table, inserted, updated, deleted } = event as unknown as TableChanged;
        return row(REDSHIFT, storyText.tableChanged(`${schema}.${table}`, inserted, updated, deleted));
      }
      case "load.failed":
        return row(REDSHIFT, field("message"), "bad", loadErrors((event as unknown as LoadFailed).errors));
      case "query.finished":
        return this.#query(event as unknown as QueryFinished, row);
      default:
        return undefined;
    }
  }

  /** How often functions ran, what machines did, and what is left in queues and buckets. */
  end(): string {
    const machines = [...this.#machines].sort(byName);
    const queues = [...this.#queues].filter(([, ids]) => ids.size > 0).sort(byName);
    const buckets = [...this.#buckets].filter(([, keys]) => keys.size > 0).sort(byName);
    return [
      ...(this.runs > 0 || machines.length === 0 ? [storyText.runs(this.runs, this.billedMs)] : []),
      ...machines.map(([machine, { programs, ms }]) => machineText.ran(machine, programs, ms)),
      ...queues.map(([queue, ids]) => storyText.left(queue, ids.size)),
      ...buckets.map(([bucket, keys]) => storyText.newIn(bucket, [...keys].sort().join(", "))),
    ].join(" ");
  }

  /** A machine is there; with `ms`, a program ended on it after so long. */
  #machine(name: string, ms: number | null = null): void {
    const { programs, ms: before } = this.#machines.get(name) ?? { programs: 0, ms: 0 };
    this.#machines.set(name, { programs: programs + (ms === null ? 0 : 1), ms: before + (ms ?? 0) });
  }

  #overlap({ bucket, key, schema, table }: Overlap, row: AddRow): void {
    row(bucket ?? REDSHIFT, storyText.anachronism(key ?? `${schema}.${table}`), "bad");
  }

  #query({ sql, error, columns, rows, row_count }: QueryFinished, row: AddRow): void {
    const shown = shortSql(sql);
    if (error !== undefined) row(REDSHIFT, storyText.queryFailed(shown, error), "bad");
    else if (columns === undefined) row(REDSHIFT, storyText.queryDone(shown));
    else row(REDSHIFT, storyText.queryRows(shown, row_count), null, tableText(columns, rows ?? []));
  }

  #started(at: number, run: { function: string; request_id: string; attempt: number; cold: boolean }): void {
    const kind: RunKind = {
      kind: "run",
      request: run.request_id,
      attempt: run.attempt,
      isAsynchronous: this.#accepted.has(run.request_id),
      isCold: run.cold,
    };
    this.rows.push({ at, place: run.function, text: runText(kind, storyText.notOver), body: null, tone: null, kind });
  }

  #finished(run: InvocationFinished): void {
    this.runs += 1;
    this.billedMs += run.billed_ms;
    const row = this.rows.findLast(
      ({ kind }) => kind?.kind === "run" && kind.request === run.request_id && kind.attempt === run.attempt,
    );
    if (row?.kind?.kind !== "run") return;
    const isGood = run.function_error === null;
    const ending = run.status === "timeout" ? storyText.timedOut : isGood ? storyText.succeeded : storyText.failed(run.error_type);
    row.text = runText(row.kind, storyText.billed(ending, run.billed_ms));
    row.tone = isGood ? "good" : "bad";
    // Lambda's error objects are long, and the log has what they say.
    const isTold = isGood || run.payload.length <= SHORT;
    row.body = isTold && run.payload !== "null" ? run.payload : null;
  }

  /** Messages that were sent one after another are one row. */
  #messages(at: number, queue: string, what: string, body: string | null, tone: StoryRow["tone"] = null): void {
    const last = this.rows.at(-1);
    if (last?.place === queue && last.kind?.kind === "messages" && last.kind.what === what) {
      last.kind.count += 1;
      last.text = storyText.messages(last.kind.count, what);
      if (body !== null) last.body = `${last.body ?? ""}\n${body}`;
      return;
    }
    const kind: MessagesKind = { kind: "messages", what, count: 1 };
    this.rows.push({ at, place: queue, text: storyText.messages(1, what), body, tone, kind });
  }

  /** Changes of a collection one after another are one row. */
  #changes(at: number, collection: string, counts: number[]): void {
    const last = this.rows.at(-1);
    if (last?.place === collection && last.kind?.kind === "changes") {
      last.kind.counts = last.kind.counts.map((count, index) => count + (counts[index] ?? 0));
      last.text = storyText.documents(last.kind.counts);
      return;
    }
    const kind: ChangesKind = { kind: "changes", counts };
    this.rows.push({ at, place: collection, text: storyText.documents(counts), body: null, tone: null, kind });
  }

  /** A record that went to a queue was told as a message first. */
  #foldMessage(body: string): void {
    const last = this.rows.at(-1);
    if (last?.kind?.kind === "messages" && last.kind.what === storyText.sent && last.kind.count === 1 && last.body === body) {
      this.rows.pop();
    }
  }
}

/** The statement in one line, 60 characters of it at most. */
function shortSql(sql: string): string {
  const characters = [...sql.trim().split(/\s+/).join(" ")];
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : characters.join("");
}

/** Columns and rows as lines of text. */
function tableText(columns: string[], rows: (string | null)[][]): string {
  return [columns, ...rows].map((row) => row.map((value) => value ?? "NULL").join(" | ")).join("\n");
}

function loadErrors(errors: LoadFailed["errors"]): string | null {
  const lines = errors.map((error) =>
    storyText.loadError(String(error.line_number), error.filename, error.column, error.value, error.reason, String(error.code)),
  );
  return lines.length > 0 ? lines.join("\n") : null;
}

/** A stretch of time as people say it: `1.25 s`, `2 min`, `2 min 0.1 s`, `3 h 5 min`. */
export function span(milliseconds: number): string {
  const hundredths = Math.floor(milliseconds / 10);
  const minutes = Math.floor(hundredths / 6000);
  const rest = hundredths % 6000;
  const seconds = Math.floor(rest / 100);
  if (minutes === 0) return storyText.seconds(`${seconds}.${String(rest % 100).padStart(2, "0")}`);
  if (minutes < 60 && rest < 10) return storyText.wholeMinutes(minutes);
  if (minutes < 60) return storyText.minutes(minutes, `${seconds}.${Math.floor(rest / 10) % 10}`);
  return storyText.hours(Math.floor(minutes / 60), minutes % 60);
}

function programLine(event: Record<string, unknown>): string {
  return [event["program"], ...(event["arguments"] as unknown[])].map(String).join(" ");
}

function until(at: number, then: string): string | null {
  return then === "" ? null : span(Date.parse(then) - at);
}

function runText({ attempt, isAsynchronous, isCold }: RunKind, ending: string): string {
  return storyText.run(isAsynchronous ? attempt : null, isCold, ending);
}

function entry(map: Map<string, Set<string>>, name: string): Set<string> {
  const found = map.get(name) ?? new Set<string>();
  map.set(name, found);
  return found;
}

function byName([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}
