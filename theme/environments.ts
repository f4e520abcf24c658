/** The state of a cell's execution environments at a glance: how many there are, whether the next start is cold, how many calls were made. */

import { make } from "./dom.js";
import { isEvent, type SimulationEvent } from "./protocol.js";
import { text } from "./text.js";

/** Counts from events. Lives as long as the cell, over many runs. */
export class EnvironmentStrip {
  readonly element = make("p", { class: "lambda-environments", hidden: true });
  readonly #live = new Set<string>();
  /** Environments whose process ended: they are there, but begin anew with the next call. */
  readonly #reset = new Set<string>();
  #calls = 0;
  #made = 0;
  readonly #isAlwaysFresh: boolean;
  #isEdited = false;

  /** `isAlwaysFresh`: each run of the cell begins with a fresh cloud, so nothing is warm for the next one. */
  constructor(isAlwaysFresh = false) {
    this.#isAlwaysFresh = isAlwaysFresh;
  }

  /** Whether the next call of unchanged code would be warm. */
  get isWarm(): boolean {
    return this.#live.size > this.#reset.size && !this.#isEdited && !this.#isAlwaysFresh;
  }

  /** A run begins; a fresh one knows nothing of those before. */
  begin({ isFresh }: { isFresh: boolean }): void {
    if (isFresh || this.#isEdited) this.clear();
    this.#isEdited = false;
  }

  add(event: SimulationEvent): void {
    const stream = String((event as Record<string, unknown>)["log_stream"] ?? "");
    if (event.type === "environment.started") {
      this.#live.add(stream);
      this.#made += 1;
    } else if (event.type === "environment.recycled") {
      this.#live.delete(stream);
      this.#reset.delete(stream);
    } else if (event.type === "environment.reset") this.#reset.add(stream);
    else if (isEvent(event, "invocation.started")) this.#reset.delete(stream);
    else if (isEvent(event, "invocation.finished")) this.#calls += 1;
    else return;
    this.show();
  }

  /** The reader changed what would be deployed: environments of the old code serve no more calls. */
  edited(): void {
    if (this.#isEdited || this.#live.size === 0) return;
    this.#isEdited = true;
    this.show();
  }

  /** Nothing has happened, or all environments are gone. */
  clear(): void {
    this.#live.clear();
    this.#reset.clear();
    this.#calls = 0;
    this.#made = 0;
    this.#isEdited = false;
    this.show();
  }

  show(): void {
    const { environments } = text;
    this.element.hidden = this.#made === 0;
    const isReset = this.#reset.size > 0 && !this.#isEdited;
    const state = this.#isAlwaysFresh ? "past" : this.isWarm ? "warm" : isReset ? "reset" : "cold";
    this.element.dataset["state"] = state;
    this.element.title = environments.hints[state];
    this.element.textContent = this.#isAlwaysFresh
      ? environments.made(this.#made, this.#calls)
      : this.isWarm
        ? environments.warm(this.#live.size, this.#calls)
        : environments[isReset ? "reset" : "cold"];
  }
}
