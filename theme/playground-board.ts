/** What a run shows, in panels that stand beside one another: what happened, the log. Each run has parts of its own. */

import { make } from "./dom.js";
import { LogView } from "./log-view.js";
import { playgroundText as text } from "./playground-text.js";
import { isEvent, type SimulationEvent } from "./protocol.js";
import { StoryView } from "./story-view.js";

/** Something that shows a run. */
interface Part {
  readonly element: HTMLElement;
  add(event: SimulationEvent): void;
  end(): unknown;
}

/** A panel looks like a cell. */
export const PANEL = "lambda-cell lambda-ready lambda-panel";

/** The panels and the events that they show. */
export class Board {
  readonly happened = make("div", { class: `${PANEL} lambda-panel-happened` });
  readonly log = make("div", { class: `${PANEL} lambda-panel-log` });
  readonly #modelUrl: string;
  #parts: Part[] = [];
  #events: SimulationEvent[] = [];
  #runs = 0;

  constructor(modelUrl: string) {
    this.#modelUrl = modelUrl;
    this.clear();
  }

  /** As before the first run. */
  clear(): void {
    this.#parts = [];
    this.#events = [];
    this.happened.replaceChildren(make("p", { class: "lambda-nothing" }, text.nothingYet));
    this.log.replaceChildren(make("p", { class: "lambda-nothing" }, text.log));
  }

  /** A run begins: with nothing, or after what was shown. */
  begin(isContinued: boolean): void {
    this.#runs += 1;
    const before = isContinued ? this.#events : [];
    this.#events = [];
    const story = new StoryView(this.#modelUrl);
    const log = new LogView(`playground-${this.#runs}`);
    this.#parts = [story, { element: log.element, add: (event) => isEvent(event, "log") && log.add(event), end: () => log.end() }];
    this.happened.replaceChildren(story.element);
    this.log.replaceChildren(log.element);
    this.add(before);
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
    const finished = this.#events.filter((event) => isEvent(event, "invocation.finished"));
    const failed = finished.filter((event) => isEvent(event, "invocation.finished") && event.status !== "success");
    return text.sayEnd(finished.length, failed.length);
  }

  /** Simulated seconds from the first event to the last. */
  get simulatedSeconds(): number | null {
    const [first, last] = [this.#events[0], this.#events.at(-1)];
    return first === undefined || last === undefined ? null : (Date.parse(last.at) - Date.parse(first.at)) / 1000;
  }

  /** What a run has shown, to be shown again when it is taken back. */
  get events(): readonly SimulationEvent[] {
    return this.#events;
  }
}
