/** What happened in a scenario: a table with simulated time, and a sentence about the end. As in the recorded result. */

import { make } from "./dom.js";
import type { SimulationEvent } from "./protocol.js";
import { SHORT, type StoryRow, Story, span } from "./story-rows.js";
import { storyText, text } from "./text.js";
import { tidyJson } from "./tidy-json.js";

/** So many rows at the beginning are shown, and so many at the end: how it began, and how it ended. */
const FIRST_ROWS = 80;
const LAST_ROWS = 20;

/** Shows a story once a frame, however fast its events come. */
export class StoryView {
  readonly element: HTMLElement;
  readonly #story = new Story();
  readonly #rows = make("tbody");
  readonly #end = make("p", { class: "lambda-note" });
  #begin: number | null = null;
  #frame = 0;

  constructor(modelUrl: string | null) {
    const head = make("tr", {}, ...storyText.columns.map((column) => make("th", { scope: "col" }, column)));
    const mark = make("span", { class: "lambda-simulated" }, text.simulated);
    const about = modelUrl === null ? mark : make("a", { href: modelUrl, title: text.simulatedHint }, mark);
    this.element = make(
      "div",
      { class: "lambda-part" },
      make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label" }, storyText.title), about),
      make(
        "div",
        { class: "lambda-table lambda-story", tabindex: 0, role: "group", "aria-label": storyText.title },
        make("table", {}, make("thead", {}, head), this.#rows),
      ),
      this.#end,
    );
  }

  add(event: SimulationEvent): void {
    this.#begin ??= Date.parse(event.at);
    this.#story.add(event);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  /** The run is over; gives the sentence about its end. */
  end(): string {
    this.#draw();
    const sentence = this.#story.end();
    this.#end.textContent = sentence;
    return sentence;
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const begin = this.#begin ?? 0;
    const rows = this.#story.rows;
    const leftOut = rows.length - FIRST_ROWS - LAST_ROWS;
    const drawn = (some: StoryRow[]): HTMLElement[] => some.map((row) => tableRow(row, begin));
    if (leftOut <= 0) return this.#rows.replaceChildren(...drawn(rows));
    const gap = make("tr", {}, make("td"), make("td"), make("td", {}, storyText.more(leftOut)));
    this.#rows.replaceChildren(...drawn(rows.slice(0, FIRST_ROWS)), gap, ...drawn(rows.slice(-LAST_ROWS)));
  }
}

function tableRow(row: StoryRow, begin: number): HTMLElement {
  return make(
    "tr",
    { "data-tone": row.tone },
    make("td", {}, span(row.at - begin)),
    make("th", { scope: "row" }, row.place),
    make("td", {}, row.text, ...body(row.body)),
  );
}

function body(content: string | null): (Node | string)[] {
  if (content === null) return [];
  if ([...content].length <= SHORT && !content.includes("\n")) return [" ", make("code", {}, content)];
  return [make("details", {}, make("summary", {}, storyText.content), make("pre", {}, content.split("\n").map(readable).join("\n")))];
}

/** JSON laid out, anything else as it is. */
function readable(line: string): string {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? tidyJson(line) : line;
  } catch {
    return line;
  }
}
