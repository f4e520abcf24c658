/** Says what a run is doing: waiting, loading, running, and after some seconds how far its simulation is. */

import type { Progress } from "./runtime.js";
import { text } from "./text.js";
import type { Toolbar } from "./toolbar.js";

/** What knows how far the simulation is. */
interface Simulated {
  readonly simulatedSeconds: number | null;
}

/** A run that is over sooner is not spoken about while it lasts. */
const QUIET_MS = 250;
/** No byte for so long: all have arrived, and Python is being compiled and booted. */
const COMPLETE_AFTER_MS = 700;
const LONG_MS = 3000;

/** Watches one run. */
export class RunWatch {
  readonly #toolbar: Toolbar;
  readonly #result: Simulated;
  readonly #limit: number | null;
  #state: "queued" | "loading" | "running" = "queued";
  #since = performance.now();
  #lastByte = 0;
  #ticker = 0;

  constructor(toolbar: Toolbar, result: Simulated, limit: number | null) {
    this.#toolbar = toolbar;
    this.#result = result;
    this.#limit = limit;
    this.#ticker = window.setInterval(() => this.#tick(), QUIET_MS);
  }

  state(state: "queued" | "loading" | "running"): void {
    this.#state = state;
    this.#since = performance.now();
    if (state === "queued") this.#toolbar.say(text.queued);
    if (state === "loading") this.#toolbar.say(text.fetching("Python"));
    if (state === "running") this.#toolbar.showProgress(null);
  }

  /** Bytes of Python or of the database have arrived. */
  progress({ part, loaded, total }: Progress): void {
    if (this.#state !== "loading") return;
    const isComplete = total > 0 && loaded >= total;
    this.#toolbar.showProgress(total > 0 && !isComplete ? loaded / total : null);
    this.#lastByte = performance.now();
    if (loaded > 0) this.#toolbar.say(isComplete ? text.fetchedAll : text.fetched(part, loaded, total));
  }

  end(): void {
    clearInterval(this.#ticker);
  }

  #tick(): void {
    if (this.#state === "loading" && this.#lastByte > 0 && performance.now() - this.#lastByte > COMPLETE_AFTER_MS) {
      this.#toolbar.say(text.fetchedAll);
      this.#toolbar.showProgress(null);
    }
    if (this.#state !== "running") return;
    const past = performance.now() - this.#since;
    const seconds = Math.floor(past / 1000);
    this.#toolbar.say(
      past < LONG_MS ? text.running : text.runningLong(seconds, this.#result.simulatedSeconds || null, this.#limit),
    );
  }
}
