/** Draws the events of one run: calls with their responses and figures, refused requests, and the log. */

import { callView, raisedError } from "./call-view.js";
import { CallsTable, MOST_SINGLE_CALLS } from "./calls-table.js";
import { make } from "./dom.js";
import { LogView } from "./log-view.js";
import { type InvocationFinished, isEvent, type SimulationEvent } from "./protocol.js";
import { StoryView } from "./story-view.js";
import { text } from "./text.js";

const MOST_CALLS = 50;

/** The result of one run of one cell. */
export class ResultView {
  readonly element: HTMLElement;
  readonly #id: string;
  readonly #modelUrl: string | null;
  readonly #calls = make("div", { class: "lambda-calls" });
  readonly #log: LogView;
  readonly #table: CallsTable | null;
  readonly #story: StoryView | null;
  readonly #finished: InvocationFinished[] = [];
  #refused: string | null = null;
  #firstAt: number | null = null;
  #lastAt = 0;

  /** `calls`: how many are expected; many are compared in a table. A story has a table of what happened instead. */
  constructor(id: string, modelUrl: string | null, expected: { calls: number; isStory: boolean }) {
    this.#id = id;
    this.#modelUrl = modelUrl;
    this.#log = new LogView(id);
    this.#story = expected.isStory ? new StoryView(modelUrl) : null;
    this.#table = this.#story === null && expected.calls > MOST_SINGLE_CALLS ? new CallsTable(id, modelUrl) : null;
    if (this.#story !== null) this.#calls.append(this.#story.element);
    if (this.#table !== null) this.#calls.append(this.#table.element);
    this.element = make("div", { class: "lambda-result" }, this.#calls, this.#log.element);
  }

  /** Simulated seconds since the first call began, as far as events tell. */
  get simulatedSeconds(): number | null {
    return this.#firstAt === null ? null : (this.#lastAt - this.#firstAt) / 1000;
  }

  add(event: SimulationEvent): void {
    const at = Date.parse(event.at);
    if (isEvent(event, "invocation.started")) this.#firstAt ??= at;
    this.#lastAt = at;
    if (isEvent(event, "log")) this.#log.add(event);
    else if (this.#story !== null) this.#story.add(event);
    else if (isEvent(event, "invocation.finished")) this.#addCall(event);
    else if (isEvent(event, "request.refused")) {
      this.#refused = text.refused(event.code, event.message);
      this.#calls.append(make("p", { class: "lambda-refused" }, this.#refused));
    }
  }

  /** The run is over; gives the sentence that says what came of it. */
  end(): string {
    this.#log.end();
    if (this.#story !== null) return this.#story.end();
    const last = this.#finished.at(-1);
    if (last === undefined) {
      const sentence = this.#refused ?? text.nothingHappened;
      if (this.#refused === null) this.#calls.append(make("p", { class: "lambda-nothing" }, sentence));
      return sentence;
    }
    if (this.#finished.length === 1) return sentenceOf(last);
    this.#number();
    return text.sayCalls(this.#finished.length, this.#finished.filter(({ status }) => status !== "success").length);
  }

  #addCall(event: InvocationFinished): void {
    this.#finished.push(event);
    if (this.#finished.length > MOST_CALLS) return;
    if (this.#table !== null) return this.#table.add(event);
    this.#calls.append(callView(`${this.#id}-${this.#finished.length}`, event, this.#modelUrl));
  }

  /** Several calls get a line each that says which it is. */
  #number(): void {
    this.#calls.querySelectorAll(".lambda-call").forEach((call, index) => {
      call.prepend(make("p", { class: "lambda-call-title" }, text.call(index + 1, this.#finished.length)));
    });
  }
}

function sentenceOf(event: InvocationFinished): string {
  if (event.status === "timeout") return text.sayTimedOut;
  const raised = raisedError(event);
  return raised === null ? text.saySucceeded(event.payload) : text.sayFailed(raised.errorType, raised.errorMessage);
}
