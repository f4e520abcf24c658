/** Sends events to the page as they happen, and in batches when they come too fast for it. */

import type { SimulationEvent } from "./protocol.js";

/** So many batches go out at once in each window; later events of the window wait for the next one or the end. */
const AT_ONCE = 64;
const WINDOW_MS = 16;
const LARGEST_BATCH = 1024;

/** Collects event lines of one run. */
export class EventStream {
  readonly #send: (events: SimulationEvent[]) => void;
  #waiting: SimulationEvent[] = [];
  #windowStart = 0;
  #sent = 0;

  constructor(send: (events: SimulationEvent[]) => void) {
    this.#send = send;
  }

  /** Takes one event, JSON text. A run that says little is never held back: nothing can wake a busy worker later. */
  push(line: string): void {
    this.#waiting.push(JSON.parse(line) as SimulationEvent);
    const now = performance.now();
    if (now - this.#windowStart > WINDOW_MS) {
      this.#windowStart = now;
      this.#sent = 0;
    }
    if (this.#sent < AT_ONCE || this.#waiting.length >= LARGEST_BATCH) this.flush();
  }

  /** Sends what waits. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const events = this.#waiting;
    this.#waiting = [];
    this.#sent += 1;
    this.#send(events);
  }
}
