/** Draws the events of one run: calls with their responses and figures, what happened when, the log, the bill. */

import { BillView, type BillOptions } from "./bill-view.js";
import { callView, raisedError } from "./call-view.js";
import { CallsTable, MOST_SINGLE_CALLS } from "./calls-table.js";
import { make } from "./dom.js";
import { type Failure, failureOf } from "./failure.js";
import { LogView } from "./log-view.js";
import { type MistakesOptions, MistakesView } from "./mistakes-view.js";
import { type InvocationFinished, isEvent, type SimulationEvent } from "./protocol.js";
import { StoryView } from "./story-view.js";
import { text } from "./text.js";
import { TimelineView } from "./timeline-view.js";
import { WaysView, type WaysOptions } from "./ways-view.js";

const MOST_CALLS = 50;

/** What a result is made with. */
export interface ResultOptions extends BillOptions {
  /** How many calls are expected; many are compared in a table. */
  calls: number;
  /** More happens than calls that somebody waits for: a table tells what. */
  isStory: boolean;
  /** The function that the reader writes, and its files. */
  function: string;
  files: readonly string[];
  /** A machine beside the functions, and who compares them; null where there is none. */
  ways: Pick<WaysOptions, "instance" | "compare"> | null;
  /** Finds the mistakes of the run, when it is over. */
  mistakes: MistakesOptions["find"];
}

/** The result of one run of one cell. */
export class ResultView {
  readonly element: HTMLElement;
  readonly #options: ResultOptions;
  readonly #calls = make("div", { class: "lambda-calls" });
  readonly #log: LogView;
  readonly #table: CallsTable | null;
  readonly #story: StoryView | null;
  readonly #timeline: TimelineView;
  readonly #bill: BillView;
  readonly #ways: WaysView | null;
  readonly #mistakes: MistakesView;
  readonly #finished: InvocationFinished[] = [];
  #failure: Failure | null = null;
  #refused: string | null = null;
  #firstAt: number | null = null;
  #lastAt = 0;

  constructor(options: ResultOptions) {
    const { id, modelUrl, calls, isStory } = options;
    this.#options = options;
    this.#log = new LogView(id, { function: isStory && options.functions.length > 1 });
    this.#timeline = new TimelineView({ id, modelUrl });
    this.#timeline.element.hidden = !isStory;
    this.#bill = new BillView(options);
    this.#ways = options.ways === null ? null : new WaysView({ ...options.ways, id, modelUrl });
    this.#mistakes = new MistakesView({ modelUrl, find: options.mistakes });
    this.#story = isStory ? new StoryView(modelUrl) : null;
    this.#table = this.#story === null && calls > MOST_SINGLE_CALLS ? new CallsTable(id, modelUrl) : null;
    if (this.#story !== null) this.#calls.append(this.#story.element);
    if (this.#table !== null) this.#calls.append(this.#table.element);
    const parts = isStory
      ? [this.#timeline.element, this.#calls, this.#log.element, this.#bill.element]
      : [this.#calls, this.#log.element, this.#timeline.element, this.#bill.element];
    if (this.#ways !== null) parts.push(this.#ways.element);
    this.element = make("div", { class: "lambda-result" }, ...parts, this.#mistakes.element);
  }

  /** Simulated seconds since the first call began, as far as events tell. */
  get simulatedSeconds(): number | null {
    return this.#firstAt === null ? null : (this.#lastAt - this.#firstAt) / 1000;
  }

  /** Where the reader's code failed last, if it did. */
  get failure(): Failure | null {
    return this.#failure;
  }

  add(event: SimulationEvent): void {
    const at = Date.parse(event.at);
    if (isEvent(event, "invocation.started")) this.#firstAt ??= at;
    this.#lastAt = at;
    this.#log.add(event);
    if (isEvent(event, "log")) return;
    this.#timeline.add(event);
    this.#bill.add(event);
    this.#ways?.add(event);
    if (isEvent(event, "invocation.finished")) this.#noteFailure(event);
    if (this.#story !== null) this.#story.add(event);
    else if (isEvent(event, "invocation.finished")) this.#addCall(event);
    else if (isEvent(event, "request.refused")) {
      this.#refused = text.refused(event.code, event.message);
      this.#calls.append(make("p", { class: "lambda-refused" }, this.#refused));
    }
  }

  /** The run is over; gives the sentence that says what came of it. */
  end(): string {
    this.#log.end();
    this.#bill.end();
    this.#ways?.end();
    this.#mistakes.end();
    if (this.#timeline.isWorthwhile) this.#timeline.element.hidden = false;
    this.#timeline.end();
    if (this.#story !== null) return this.#story.end();
    const last = this.#finished.at(-1);
    if (last === undefined) {
      const sentence = this.#refused ?? text.nothingHappened;
      if (this.#refused === null) this.#calls.append(make("p", { class: "lambda-nothing" }, sentence));
      return sentence;
    }
    if (this.#finished.length === 1) return sentenceOf(last, this.#failure);
    this.#number();
    return text.sayCalls(this.#finished.length, this.#finished.filter(({ status }) => status !== "success").length);
  }

  #noteFailure(event: InvocationFinished): void {
    if (event.function === this.#options.function) this.#failure = failureOf(event, this.#options.files) ?? this.#failure;
  }

  #addCall(event: InvocationFinished): void {
    this.#finished.push(event);
    if (this.#finished.length > MOST_CALLS) return;
    if (this.#table !== null) return this.#table.add(event);
    this.#calls.append(callView(`${this.#options.id}-${this.#finished.length}`, event, this.#options.modelUrl));
  }

  /** Several calls get a line each that says which it is. */
  #number(): void {
    this.#calls.querySelectorAll(".lambda-call").forEach((call, index) => {
      call.prepend(make("p", { class: "lambda-call-title" }, text.call(index + 1, this.#finished.length)));
    });
  }
}

function sentenceOf(event: InvocationFinished, failure: Failure | null): string {
  if (event.status === "timeout") return text.sayTimedOut;
  const raised = raisedError(event);
  if (raised === null) return text.saySucceeded(event.payload);
  const sentence = text.sayFailed(raised.errorType, raised.errorMessage);
  return failure === null ? sentence : `${sentence} ${text.sayFailedAt(failure.file, failure.line)}`;
}
