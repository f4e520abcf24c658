/** The event of a cell: a text box of JSON that says where a mistake is and never loses what was typed. */

import { make, makeButton } from "./dom.js";
import type { EventTemplate } from "./event-library.js";
import { type JsonReading, readJson } from "./json-place.js";
import { text } from "./text.js";
import { tidyJson } from "./tidy-json.js";

const MOST_ROWS = 14;
const CHECK_AFTER_MS = 400;

/** The event box of one cell. */
export class EventBox {
  readonly element: HTMLDetailsElement;
  readonly #box: HTMLTextAreaElement;
  readonly #error: HTMLElement;
  readonly #onChange: (text: string) => void;
  readonly #tools: HTMLElement;
  #timer = 0;

  /** `onChange` hears of typing, of tidying up, and of a template that was taken. */
  constructor(id: string, title: string, source: string, onChange: (text: string) => void) {
    this.#onChange = onChange;
    this.#error = make("p", { class: "lambda-event-error", id: `lambda-event-error-${id}`, hidden: true });
    this.#box = make("textarea", {
      class: "lambda-event-box",
      "aria-label": text.eventLabel(title),
      "aria-describedby": this.#error.id,
      spellcheck: "false",
      autocapitalize: "off",
      autocomplete: "off",
      wrap: "off",
    });
    const tidy = makeButton({ class: "lambda-link-button" }, () => this.#tidy(), text.eventTidy);
    this.#tools = make("div", { class: "lambda-tidy" }, tidy);
    this.element = make(
      "details",
      { class: "lambda-event", open: true },
      make("summary", {}, make("span", { class: "lambda-label" }, text.event)),
      make("div", { class: "lambda-event-body" }, this.#tools, this.#box),
      this.#error,
    );
    this.text = source;
    this.#box.addEventListener("input", () => {
      this.#fit();
      this.#onChange(this.#box.value);
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.read(), CHECK_AFTER_MS);
    });
  }

  get text(): string {
    return this.#box.value;
  }

  /** Replaces the text without telling `onChange`. */
  set text(source: string) {
    if (this.#box.value === source) return;
    this.#box.value = source;
    this.#fit();
    this.read();
  }

  /** The event, or the mistake, which is shown under the box. */
  read(): JsonReading {
    clearTimeout(this.#timer);
    const reading = readJson(this.#box.value);
    this.#error.hidden = reading.ok;
    this.#error.textContent = reading.ok ? "" : text.eventPlace(reading.line, reading.column, reading.reason);
    if (reading.ok) this.#box.removeAttribute("aria-invalid");
    else this.#box.setAttribute("aria-invalid", "true");
    return reading;
  }

  /** Offers events to begin from. `taken` hears of the choice and of the text that it replaced. */
  offer(templates: readonly EventTemplate[], taken: (name: string, before: string) => void): void {
    if (this.#tools.querySelector("select") !== null) return;
    const choose = make(
      "select",
      { class: "lambda-template", "aria-label": text.eventTemplateLabel, title: text.eventTemplateLabel },
      make("option", { value: "" }, text.eventTemplate),
      ...templates.map(({ id, name }) => make("option", { value: id }, name)),
    );
    choose.addEventListener("change", () => {
      const template = templates.find(({ id }) => id === choose.value);
      choose.value = "";
      if (template === undefined) return;
      const before = this.text;
      this.text = template.event;
      this.#onChange(template.event);
      taken(template.name, before);
    });
    this.#tools.prepend(choose);
  }

  /** Opens the box, so that its mistake can be seen. */
  open(): void {
    this.element.open = true;
  }

  #tidy(): void {
    const reading = this.read();
    if (!reading.ok) return;
    this.text = tidyJson(this.#box.value);
    this.#onChange(this.#box.value);
  }

  #fit(): void {
    this.#box.rows = Math.min(MOST_ROWS, Math.max(1, this.#box.value.split("\n").length));
  }
}

/** JSON as the box first shows it: on one line where it fits, else indented. */
export function showEvent(json: string): string {
  return json.length <= 50 ? json : tidyJson(json);
}
