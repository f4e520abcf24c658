/** What a run shows, in panels that stand beside one another: time line and story, log, bill. Each run has parts of its own. */

import { BillView } from "./bill-view.js";
import { CloudBillView } from "./cloud-bill-view.js";
import { discard } from "./discard.js";
import { make } from "./dom.js";
import { type Failure, failureOf } from "./failure.js";
import { LogView } from "./log-view.js";
import { MistakesView } from "./mistakes-view.js";
import { memorySweep } from "./memory-run.js";
import type { Sweep } from "./memory-sweep.js";
import { namesIn, type Piece } from "./playground-piece.js";
import { playgroundText as text } from "./playground-text.js";
import { isEvent, type InvocationFinished, type SimulationEvent } from "./protocol.js";
import type { Runtime } from "./runtime.js";
import { parseStep } from "./step-text.js";
import { StoryView } from "./story-view.js";
import { TimelineView } from "./timeline-view.js";
import { memberText } from "./tidy-json.js";
import { type WaysOptions, WaysView } from "./ways-view.js";

/** The one cell that the runtime knows of the Playground. */
export const PLAYGROUND_CELL = "playground";

/** A panel looks like a cell. */
export const PANEL = "lambda-cell lambda-ready lambda-panel";

/** Something that shows a run. */
interface Part {
  readonly element: HTMLElement;
  add(event: SimulationEvent): void;
  end(): unknown;
}

/** The panels and the events that they show. */
export class Board {
  readonly happened = make("div", { class: `${PANEL} lambda-panel-happened` });
  readonly log = make("div", { class: `${PANEL} lambda-panel-log` });
  readonly bill = make("div", { class: `${PANEL} lambda-panel-bill` });
  readonly #modelUrl: string;
  readonly #runtime: Runtime;
  readonly #cell: string;
  #parts: Part[] = [];
  #events: SimulationEvent[] = [];
  #runs = 0;

  /** `cell` is what the runtime calls the cloud that is asked. */
  constructor(modelUrl: string, runtime: Runtime, cell: string) {
    this.#modelUrl = modelUrl;
    this.#cell = cell;
    this.#runtime = runtime;
    this.clear();
  }

  /** As before the first run. */
  clear(): void {
    this.#parts = [];
    this.#events = [];
    const panels: [HTMLElement, string, string][] = [
      [this.happened, text.happened, text.nothingYet],
      [this.log, text.log, text.noLog],
      [this.bill, text.bill, text.noBill],
    ];
    for (const [panel, title, sentence] of panels) {
      fill(panel, make("h2", { class: "lambda-panel-title" }, title), make("p", { class: "lambda-nothing" }, sentence));
    }
  }

  /** A run of this piece begins: with nothing, or after what was shown. */
  begin(piece: Piece, isContinued: boolean): void {
    this.#runs += 1;
    const before = isContinued ? this.#events : [];
    const { functions } = piece.scenario;
    const era = piece.scenario["billing_era"];
    const id = `playground-${this.#runs}`;
    const timeline = new TimelineView({ id, modelUrl: this.#modelUrl });
    const story = new StoryView(this.#modelUrl);
    const log = new LogView(id, { function: functions.length > 1 });
    const bill = new BillView({
      id,
      modelUrl: this.#modelUrl,
      functions,
      era: typeof era === "string" ? era : null,
      bill: (request) => this.#runtime.bill(request),
      sweep: sweepOf(this.#runtime, piece),
    });
    const find = () => this.#runtime.ask(PLAYGROUND_CELL, piece.scenario, { about: "mistakes" });
    const mistakes = new MistakesView({ modelUrl: this.#modelUrl, find });
    bill.element.open = true;
    this.#events = [];
    const beside = this.#besideMachines(id, piece);
    this.#parts = [timeline, story, log, bill, mistakes, ...beside];
    this.#put(this.happened, text.happened, timeline.element, story.element, mistakes.element);
    this.#put(this.log, text.log, log.element);
    this.#put(this.bill, text.bill, ...beside.map(({ element }) => element), bill.element);
    this.add(before);
  }

  /** Where a machine costs money beside the functions: the bill of everything, and both ways side by side. */
  #besideMachines(id: string, { scenario }: Piece): Part[] {
    const [instance] = namesIn(scenario, "instances");
    if (instance === undefined) return [];
    const cloudBill = new CloudBillView(this.#modelUrl, () => this.#runtime.ask(this.#cell, scenario, { about: "bill" }));
    const compare: WaysOptions["compare"] = (request) => this.#runtime.ask(this.#cell, scenario, { about: "ways", request });
    return [cloudBill, new WaysView({ id, modelUrl: this.#modelUrl, instance, compare })];
  }

  add(events: SimulationEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      for (const part of this.#parts) part.add(event);
    }
  }

  /** The run is over; gives the sentence about it. */
  end(): string {
    for (const part of this.#parts) part.end();
    const finished = this.#finished();
    return text.sayEnd(finished.length, finished.filter(({ status }) => status !== "success").length);
  }

  /** Where each function failed that failed when it ran last. */
  failures(piece: Piece): Map<string, Failure> {
    const failures = new Map<string, Failure>();
    for (const event of this.#finished()) {
      const files = piece.scenario.functions.find(({ name }) => name === event.function)?.files ?? {};
      const failure = failureOf(event, Object.keys(files));
      if (failure === null) failures.delete(event.function);
      else failures.set(event.function, failure);
    }
    return failures;
  }

  /** Simulated seconds from the first event to the last. */
  get simulatedSeconds(): number | null {
    const [first, last] = [this.#events[0], this.#events.at(-1)];
    return first === undefined || last === undefined ? null : (Date.parse(last.at) - Date.parse(first.at)) / 1000;
  }

  #finished(): InvocationFinished[] {
    return this.#events.flatMap((event) => (isEvent(event, "invocation.finished") ? [event] : []));
  }

  #put(panel: HTMLElement, title: string, ...parts: HTMLElement[]): void {
    fill(panel, make("h2", { class: "lambda-unseen" }, title), ...parts);
  }
}

/** Puts the parts in the place of what the panel holds, which may be large. */
function fill(panel: HTMLElement, ...parts: HTMLElement[]): void {
  const old = [...panel.querySelectorAll<HTMLElement>(":scope > *")];
  panel.prepend(...parts);
  old.forEach(discard);
}

/** Other memory sizes for the function that is called first; null where the first step calls none of Lambda's. */
function sweepOf(runtime: Runtime, { scenario, steps }: Piece): Sweep | null {
  const source = steps.find((step) => typeof parseStep(step)?.["invoke"] === "string") ?? "{}";
  const name = parseStep(source)?.["invoke"];
  const fn = scenario.functions.find((other) => other.name === name);
  if (fn === undefined || fn["platform"] === "openwhisk") return null;
  return memorySweep(runtime, { id: "playground", function: fn.name }, scenario, () => memberText(source, "event"));
}
