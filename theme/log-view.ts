/** The log as CloudWatch shows it: simulated time, one row an event, Lambda's own lines told from the function's; with a filter. */

import { copyButton } from "./clipboard.js";
import { make, makeButton, unseen } from "./dom.js";
import { levelOf } from "./log-line.js";
import type { LogEvent, SimulationEvent } from "./protocol.js";
import { isEvent } from "./protocol.js";
import { text } from "./text.js";
import { resultText as words } from "./text-result.js";

const MOST_LINES = 10_000;
/** Rows are grouped, so that a browser lays out only the groups in sight (`content-visibility` in css/log.css). */
const GROUP = 25;
/** Drawing in one frame ends after so long, whatever is left: typing and scrolling go before it. */
const FRAME_BUDGET_MS = 4;
/** So few lines need no filter. */
const FILTER_FROM = 8;

type Whose = "all" | LogEvent["origin"];

/** The log of one run. */
export class LogView {
  readonly element: HTMLElement;
  readonly #lines: HTMLElement;
  readonly #note = make("p", { class: "lambda-note", role: "status", hidden: true });
  readonly #tools = make("div", { class: "lambda-log-tools", hidden: true });
  readonly #hasFunction: boolean;
  readonly #kept: LogEvent[] = [];
  readonly #requests = new Set<string>();
  #isCut = false;
  #wanted = "";
  #whose: Whose = "all";
  /** The first kept line that was not looked at yet. */
  #next = 0;
  #shown = 0;
  #group: HTMLElement | null = null;
  #frame = 0;

  /** `id` is unique in the page. With `function`, rows name their function. */
  constructor(id: string, { function: hasFunction = false } = {}) {
    this.#hasFunction = hasFunction;
    const labelId = `lambda-log-${id}`;
    this.#lines = make("div", { class: "lambda-log", tabindex: 0, role: "group", "aria-labelledby": labelId });
    const legend = make(
      "span",
      { class: "lambda-legend", "aria-hidden": "true" },
      make("span", { "data-origin": "platform" }, text.platformLine),
      make("span", { "data-origin": "function" }, text.ownLine),
    );
    const copy = copyButton(words.copyLog, () => this.#copied());
    this.#makeTools();
    this.element = make(
      "div",
      { class: "lambda-part" },
      make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label", id: labelId }, text.log), legend, copy),
      this.#tools,
      this.#lines,
      this.#note,
    );
  }

  /** Takes the events that are lines, leaves the others. */
  add(event: SimulationEvent): void {
    if (!isEvent(event, "log")) return;
    if (this.#kept.length >= MOST_LINES) {
      this.#isCut = true;
      return;
    }
    this.#kept.push(event);
    if (event.request_id !== null) this.#noteRequest(event.request_id);
    this.#schedule();
  }

  /** The run is over. */
  end(): void {
    this.#draw();
    if (this.#kept.length === 0) this.#lines.replaceChildren(make("p", { class: "lambda-nothing" }, text.logEmpty));
  }

  /** Which request a line belongs to is worth a column only from the second request on: then all rows get it. */
  #noteRequest(request: string): void {
    const { size } = this.#requests;
    this.#requests.add(request);
    if (size === 1 && this.#requests.size === 2) this.#redraw();
  }

  #schedule(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  /** Draws what waits, for as long as a frame has time. */
  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const begun = performance.now();
    while (this.#next < this.#kept.length && performance.now() - begun < FRAME_BUDGET_MS) {
      for (const event of this.#kept.slice(this.#next, this.#next + 20)) {
        this.#next += 1;
        if (this.#matches(event)) this.#append(event);
      }
    }
    const columns = Number(this.#hasFunction) + Number(this.#requests.size > 1);
    if (columns > 0) this.#lines.dataset["columns"] = String(columns);
    this.#tools.hidden = this.#kept.length < FILTER_FROM;
    if (this.#next < this.#kept.length) this.#schedule();
    else this.#tell();
  }

  #append(event: LogEvent): void {
    if (this.#group === null || this.#shown % GROUP === 0) {
      this.#group = this.#lines.appendChild(make("div", { class: "lambda-log-group" }));
    }
    this.#group.append(this.#row(event));
    this.#shown += 1;
  }

  #row(event: LogEvent): HTMLElement {
    const isPlatform = event.origin === "platform";
    const level = isPlatform ? null : levelOf(event);
    return make(
      "div",
      { class: "lambda-line", "data-origin": event.origin, "data-level": level },
      make("time", { datetime: event.at }, event.at.slice(11, 23)),
      ...(this.#hasFunction ? [make("span", { class: "lambda-line-function" }, event.function)] : []),
      ...(this.#requests.size > 1 ? [requestMark(event.request_id)] : []),
      // Those are few; the function's lines, of which there may be thousands, are the ones without a word.
      ...(isPlatform ? [unseen(`${text.platformLine}: `)] : []),
      make("span", { class: "lambda-line-text" }, event.text.replace(/\n$/, "")),
    );
  }

  #matches(event: LogEvent): boolean {
    if (this.#whose !== "all" && event.origin !== this.#whose) return false;
    if (this.#wanted === "") return true;
    const wanted = this.#wanted.toLowerCase();
    return event.text.toLowerCase().includes(wanted) || (event.request_id ?? "").includes(wanted);
  }

  /** Says how many lines are shown, where not all are. */
  #tell(): void {
    const isFiltered = this.#wanted !== "" || this.#whose !== "all";
    const sentences = [
      ...(isFiltered ? [this.#shown === 0 ? words.noMatch : words.matches(this.#shown, this.#kept.length)] : []),
      ...(this.#isCut ? [text.logCut(MOST_LINES)] : []),
    ];
    this.#note.hidden = sentences.length === 0;
    const sentence = sentences.join(" ");
    if (this.#note.textContent !== sentence) this.#note.textContent = sentence;
  }

  #refilter(): void {
    this.#lines.scrollTop = 0;
    this.#redraw();
  }

  /** Draws all rows again, in the frames to come. */
  #redraw(): void {
    this.#lines.replaceChildren();
    this.#group = null;
    this.#next = 0;
    this.#shown = 0;
    this.#schedule();
  }

  #makeTools(): void {
    const box = make("input", {
      class: "lambda-filter",
      type: "search",
      "aria-label": words.filter,
      placeholder: words.filterPlaceholder,
      spellcheck: "false",
      autocomplete: "off",
    });
    box.addEventListener("input", () => {
      this.#wanted = box.value.trim();
      this.#refilter();
    });
    const choices: [Whose, string][] = [
      ["all", words.showsAll],
      ["function", words.showsOwn],
      ["platform", words.showsPlatform],
    ];
    const buttons = choices.map(([whose, label]) => {
      const button = makeButton(
        { class: "lambda-toggle", "aria-pressed": String(whose === "all") },
        () => {
          this.#whose = whose;
          for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
          this.#refilter();
        },
        label,
      );
      return button;
    });
    this.#tools.append(box, make("span", { class: "lambda-toggles", role: "group", "aria-label": words.whoseLines }, ...buttons));
  }

  #copied(): string {
    return this.#kept
      .filter((event) => this.#matches(event))
      .map((event) => event.text.replace(/\n?$/, "\n"))
      .join("");
  }
}

/** The beginning of a request id is enough to tell calls apart; the whole is one hover away. Lines of no request keep the column's room. */
function requestMark(request: string | null): HTMLElement {
  if (request === null) return make("span", { class: "lambda-line-request" });
  return make("span", { class: "lambda-line-request", title: words.wholeRequest(request), "aria-hidden": "true" }, request.slice(0, 8));
}
