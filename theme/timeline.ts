/** What events say about time: who was busy from when to when, what waited, what was where. Lanes of items, and links between them. */

import type { SimulationEvent } from "./protocol.js";
import { MachineLanes } from "./timeline-machines.js";
import { timelineText as words } from "./text-timeline.js";

/** What an item is, which decides how it is drawn. */
export type ItemKind = "init" | "run" | "wait" | "message" | "hand" | "up" | "mark";

/** One thing on the time line. */
export interface TimelineItem {
  kind: ItemKind;
  lane: Lane;
  row: number;
  /** Simulated milliseconds since 1970. */
  from: number;
  /** Equal to `from` for a moment; null while nobody knows. */
  to: number | null;
  tone: "good" | "bad" | "cold" | null;
  /** Short, for inside a bar. */
  label: string;
  /** One sentence. */
  title: string;
  details: [string, string][];
}

/** Everything about one function, queue, bucket or trigger. */
export interface Lane {
  name: string;
  kind: "function" | "machine" | "queue" | "bucket" | "other";
  rows: number;
}

/** Something went from one lane to another. */
export interface TimelineLink {
  at: number;
  tone: "good" | "bad";
  from: Lane;
  to: Lane;
}

/** Rows of a lane beyond this share the last one. */
const MOST_ROWS = 12;

/** Grows by the events of a run. */
export class Timeline {
  readonly lanes: Lane[] = [];
  readonly items: TimelineItem[] = [];
  readonly links: TimelineLink[] = [];
  begin: number | null = null;
  /** The last moment that an item reaches. */
  end = 0;
  readonly #machines = new MachineLanes(this);
  readonly #runs = new Map<string, TimelineItem>();
  readonly #inits = new Map<string, number>();
  readonly #messages = new Map<string, TimelineItem>();
  readonly #hands = new Map<string, TimelineItem>();
  readonly #accepted = new Map<string, number>();
  readonly #rowOfEnvironment = new Map<string, number>();
  /** Last end in each row of each lane. */
  readonly #ends = new Map<Lane, number[]>();

  add(event: SimulationEvent): void {
    const at = Date.parse(event.at);
    this.begin ??= at;
    const field = (name: string): string => String((event as Record<string, unknown>)[name] ?? "");
    const about = (): Lane => this.lane(field("function"), "function");
    switch (event.type) {
      case "environment.started":
        this.#inits.set(field("log_stream"), at);
        return;
      case "environment.reset":
        return this.mark(about(), at, "bad", words.reset, words.resetBy(field("function"), field("reason")), [
          [words.environment, field("log_stream")],
        ]);
      case "invocation.accepted":
        this.#accepted.set(field("request_id"), at);
        return;
      case "invocation.started":
        return this.#started(at, about(), field);
      case "invocation.finished":
        return this.#finished(at, field);
      case "retry.scheduled":
        return this.#wait(about(), at, Date.parse(field("retry_at")), words.waitsForRetry(field("attempt")), field("request_id"));
      case "invocation.throttled": {
        this.mark(about(), at, "bad", words.throttled, words.throttledBy(field("function"), field("reason")), [
          [words.reason, field("reason")],
        ]);
        if (field("retry_at") !== "") this.#wait(about(), at, Date.parse(field("retry_at")), words.waitsForRoom, field("request_id"));
        return;
      }
      case "invocation.dropped":
        return this.mark(about(), at, "bad", words.dropped, words.dropped, [[words.reason, field("reason")]]);
      case "request.refused": {
        const name = field("function") || field("resource");
        return this.mark(this.lane(name, "other"), at, "bad", field("code"), `${field("code")}: ${field("message")}`, [
          [words.operation, field("operation")],
          [words.status, field("status")],
        ]);
      }
      case "dead_letter.sent":
        this.#link(at, "bad", about(), this.lane(field("queue"), "queue"));
        return this.mark(about(), at, "bad", words.givenUp, words.givenUpTo(field("queue")), [[words.requestId, field("request_id")]]);
      case "destination.sent": {
        const name = field("destination").split(":").at(-1) ?? "";
        const tone = field("condition") === "Success" ? "good" : "bad";
        if (field("destination").includes(":sqs:")) this.#link(at, tone, about(), this.lane(name, "queue"));
        return this.mark(about(), at, tone, words.record, words.recordTo(field("condition"), name), [
          [words.requestId, field("request_id")],
          [words.destination, field("destination")],
        ]);
      }
      case "delivery.failed":
        return this.mark(this.lane(field("from"), "other"), at, "bad", words.lost, words.lostTo(field("to"), field("code")), []);
      case "trigger.fired":
        return this.mark(this.lane(field("trigger"), "other"), at, null, words.fired, words.fired, []);
      case "object.created":
        return this.mark(this.lane(field("bucket"), "bucket"), at, "good", field("key"), words.objectWritten(field("key")), [
          [words.bytes, field("size")],
        ]);
      case "object.deleted":
        return this.mark(this.lane(field("bucket"), "bucket"), at, "bad", field("key"), words.objectDeleted(field("key")), []);
      case "message.sent":
      case "message.received":
      case "message.deleted":
      case "message.expired":
      case "message.dead_lettered":
        return this.#message(at, event.type, field);
      default:
        return this.#machines.add(event.type, at, field);
    }
  }

  /** Items in order of time. */
  ordered(): TimelineItem[] {
    return [...this.items].sort((one, other) => one.from - other.from || (one.to ?? this.end) - (other.to ?? this.end));
  }

  #started(at: number, lane: Lane, field: (name: string) => string): void {
    const [request, stream, attempt] = [field("request_id"), field("log_stream"), field("attempt")];
    const isCold = field("cold") === "true";
    const init = this.#inits.get(stream);
    this.#inits.delete(stream);
    const preferred = this.#rowOfEnvironment.get(stream) ?? 0;
    const begin = isCold && init !== undefined ? init : at;
    const accepted = this.#accepted.get(request);
    this.#accepted.delete(request);
    if (accepted !== undefined && begin > accepted) this.#wait(lane, accepted, begin, words.waitsInQueue, request);
    const row = this.place(lane, begin, null, preferred);
    this.#rowOfEnvironment.set(stream, row);
    if (begin < at) {
      this.put({
        kind: "init",
        lane,
        row,
        from: begin,
        to: at,
        tone: "cold",
        label: words.init,
        title: words.initOf(field("function"), words.span(at - begin)),
        details: [[words.environment, stream]],
      });
    }
    const run: TimelineItem = {
      kind: "run",
      lane,
      row,
      from: at,
      to: null,
      tone: null,
      label: words.attempt(attempt),
      title: words.running(field("function"), attempt, isCold),
      details: [
        [words.requestId, request],
        [words.environment, stream],
      ],
    };
    this.#runs.set(`${request} ${attempt}`, run);
    this.put(run);
  }

  #finished(at: number, field: (name: string) => string): void {
    const run = this.#runs.get(`${field("request_id")} ${field("attempt")}`);
    if (run === undefined) return;
    const status = field("status");
    // Events' times are whole milliseconds; the duration is exact.
    run.to = Math.max(run.from, Math.min(run.from + Number(field("duration_ms")), at + 1));
    run.tone = status === "success" ? "good" : "bad";
    const ending = status === "success" ? words.succeeded : status === "timeout" ? words.timedOut : words.failedWith(field("error_type"));
    run.label = words.runLabel(field("attempt"), ending);
    run.title = words.ran(field("function"), field("attempt"), field("cold") === "true", ending, field("billed_ms"));
    run.details.unshift([words.ending, ending], [words.duration, words.milliseconds(field("duration_ms"))]);
    run.details.splice(2, 0, [words.billed, words.milliseconds(field("billed_ms"))]);
    this.reach(run.to);
    this.release(run.lane, run.row, at);
  }

  #message(at: number, type: string, field: (name: string) => string): void {
    const [queue, id] = [field("queue"), field("message_id")];
    const lane = this.lane(queue, "queue");
    const key = `${queue} ${id}`;
    if (type === "message.sent") return this.#messageArrives(at, lane, id, field("body"));
    const message = this.#messages.get(key);
    if (message === undefined) return;
    const hand = this.#hands.get(key);
    if (type === "message.received") {
      const until = Date.parse(field("visible_at"));
      this.#hands.set(
        key,
        this.put({
          kind: "hand",
          lane,
          row: message.row,
          from: at,
          to: until,
          tone: null,
          label: "",
          title: words.inHand(field("receive_count"), words.span(until - at)),
          details: [[words.messageId, id]],
        }),
      );
      return;
    }
    this.#hands.delete(key);
    this.#messages.delete(key);
    if (hand !== undefined) hand.to = Math.min(hand.to ?? at, at);
    message.to = at;
    message.tone = type === "message.deleted" ? "good" : "bad";
    this.release(lane, message.row, at);
    const target = field("dead_letter_queue");
    const sentence = type === "message.deleted" ? words.deleted : type === "message.expired" ? words.expired : words.movedTo(target);
    message.details.push([words.ending, sentence]);
    message.title += ` ${sentence}`;
    this.reach(at);
    if (target !== "") {
      const dead = this.lane(target, "queue");
      this.#link(at, "bad", lane, dead);
      this.#messageArrives(at, dead, id, "");
    }
  }

  #messageArrives(at: number, lane: Lane, id: string, body: string): void {
    const row = this.place(lane, at, null, 0);
    const message: TimelineItem = {
      kind: "message",
      lane,
      row,
      from: at,
      to: null,
      tone: null,
      label: "",
      title: words.messageIn(lane.name),
      details: [[words.messageId, id], ...(body === "" ? [] : ([[words.body, body.slice(0, 300)]] as [string, string][]))],
    };
    this.#messages.set(`${lane.name} ${id}`, message);
    this.put(message);
  }

  #wait(lane: Lane, from: number, to: number, title: string, request: string): void {
    if (Number.isNaN(to)) return;
    const length = words.span(to - from);
    const details: [string, string][] = [[words.length, length], ...(request === "" ? [] : ([[words.requestId, request]] as [string, string][]))];
    const row = this.place(lane, from, to, 0);
    this.put({ kind: "wait", lane, row, from, to, tone: null, label: length, title: `${title}: ${length}`, details });
  }

  /** Something that took no time. */
  mark(lane: Lane, at: number, tone: TimelineItem["tone"], label: string, title: string, details: [string, string][]): void {
    this.put({ kind: "mark", lane, row: 0, from: at, to: at, tone, label, title, details });
  }

  #link(at: number, tone: TimelineLink["tone"], from: Lane, to: Lane): void {
    if (from !== to) this.links.push({ at, tone, from, to });
  }

  /** Takes an item whose row was chosen by `place`. */
  put(item: TimelineItem): TimelineItem {
    this.items.push(item);
    item.lane.rows = Math.max(item.lane.rows, item.row + 1);
    this.reach(item.from);
    // A hidden message may come back long after everything is over: that is not worth an empty axis.
    if (item.to !== null && item.kind !== "hand") this.reach(item.to);
    return item;
  }

  /** The axis goes at least so far. */
  reach(at: number): void {
    this.end = Math.max(this.end, at);
  }

  /** The lane of this name, made if there is none. */
  lane(name: string, kind: Lane["kind"]): Lane {
    const known = this.lanes.find((lane) => lane.name === name && (lane.kind === kind || kind === "other"));
    if (known !== undefined) return known;
    const lane: Lane = { name, kind, rows: 1 };
    const order = ["other", "bucket", "queue", "machine", "function"];
    // Functions first, then what they talk to, each kind in order of appearance.
    const index = this.lanes.findIndex((other) => order.indexOf(other.kind) < order.indexOf(kind));
    this.lanes.splice(index < 0 ? this.lanes.length : index, 0, lane);
    return lane;
  }

  /** A free row, the preferred one if it is free, taken until `to`. */
  place(lane: Lane, from: number, to: number | null, preferred: number): number {
    const ends = this.#ends.get(lane) ?? [];
    this.#ends.set(lane, ends);
    const isFree = (row: number): boolean => (ends[row] ?? Number.NEGATIVE_INFINITY) <= from;
    let row = preferred;
    if (!isFree(row)) {
      row = 0;
      while (!isFree(row) && row < MOST_ROWS - 1) row += 1;
    }
    ends[row] = to ?? Number.POSITIVE_INFINITY;
    return row;
  }

  /** The row is free from this moment on. */
  release(lane: Lane, row: number, at: number): void {
    const ends = this.#ends.get(lane);
    if (ends !== undefined) ends[row] = at;
  }
}
