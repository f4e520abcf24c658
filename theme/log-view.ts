/** The log as CloudWatch shows it: simulated time, one row an event, Lambda's own lines told from the function's. */

import { make, unseen } from "./dom.js";
import type { LogEvent } from "./protocol.js";
import { text } from "./text.js";

const MOST_LINES = 10_000;
/** Rows are grouped, so that a browser lays out only the groups in sight. */
const GROUP = 100;

/** The log of one run. Rows are drawn once a frame, however fast they come. */
export class LogView {
  readonly element: HTMLElement;
  readonly #lines: HTMLElement;
  readonly #note: HTMLElement;
  #waiting: LogEvent[] = [];
  #frame = 0;
  #count = 0;
  #group: HTMLElement | null = null;

  constructor(id: string) {
    const labelId = `lambda-log-${id}`;
    this.#lines = make("div", {
      class: "lambda-log",
      tabindex: 0,
      role: "group",
      "aria-labelledby": labelId,
    });
    this.#note = make("p", { class: "lambda-note", hidden: true });
    const legend = make(
      "span",
      { class: "lambda-legend", "aria-hidden": "true" },
      make("span", { "data-origin": "platform" }, text.platformLine),
      make("span", { "data-origin": "function" }, text.ownLine),
    );
    this.element = make(
      "div",
      { class: "lambda-part" },
      make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label", id: labelId }, text.log), legend),
      this.#lines,
      this.#note,
    );
  }

  add(event: LogEvent): void {
    this.#waiting.push(event);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.flush());
  }

  /** Draws what waits now. */
  flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const event of this.#waiting) {
      if (this.#count >= MOST_LINES) {
        this.#note.hidden = false;
        this.#note.textContent = text.logCut(MOST_LINES);
        break;
      }
      if (this.#group === null || this.#count % GROUP === 0) {
        this.#group?.setAttribute("data-full", "");
        this.#group = this.#lines.appendChild(make("div", { class: "lambda-log-group" }));
      }
      this.#group.append(row(event));
      this.#count += 1;
    }
    this.#waiting = [];
  }

  /** The run is over. */
  end(): void {
    this.flush();
    if (this.#count === 0) this.#lines.replaceChildren(make("p", { class: "lambda-nothing" }, text.logEmpty));
  }
}

function row(event: LogEvent): HTMLElement {
  const isPlatform = event.origin === "platform";
  return make(
    "div",
    { class: "lambda-line", "data-origin": event.origin },
    make("time", { datetime: event.at }, event.at.slice(11, 23)),
    ...(isPlatform ? [] : [unseen(`${text.ownLine}: `)]),
    make("span", { class: "lambda-line-text" }, event.text.replace(/\n$/, "")),
  );
}
