/** A text box for JSON with a line that says where a mistake is. */

import { make } from "./dom.js";
import { readJson } from "./json-place.js";
import { text } from "./text.js";

/** What the box is made with. */
export interface JsonAreaOptions {
  /** Unique in the page. */
  id: string;
  /** Name for screen readers. */
  label: string;
  source: string;
  /** Ids of what else describes it. */
  describedBy?: string;
  /** Nothing at all is right too, and told as an empty text. */
  isOptional?: boolean;
  rows?: { least: number; most: number };
  /** The text, when it is right; null while it is not. May refuse it with a sentence. */
  onChange(source: string | null): string | null | undefined;
}

/** Makes the box and its line. */
export function jsonArea(options: JsonAreaOptions): HTMLElement {
  const { least, most } = options.rows ?? { least: 1, most: 14 };
  const error = make("p", { class: "lambda-event-error", id: `lambda-json-error-${options.id}`, role: "status" });
  const box = make("textarea", {
    class: "lambda-event-box",
    "aria-label": options.label,
    "aria-describedby": [options.describedBy, error.id].filter((id) => id !== undefined).join(" "),
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
  });
  const fit = (): void => {
    box.rows = Math.min(most, Math.max(least, box.value.split("\n").length));
  };
  const say = (problem: string): void => {
    error.textContent = problem;
    if (problem === "") box.removeAttribute("aria-invalid");
    else box.setAttribute("aria-invalid", "true");
  };
  box.value = options.source;
  fit();
  box.addEventListener("input", () => {
    fit();
    const isNothing = options.isOptional === true && box.value.trim() === "";
    const reading = isNothing ? { ok: true as const } : readJson(box.value);
    if (!reading.ok) {
      options.onChange(null);
      return say(text.eventPlace(reading.line, reading.column, reading.reason));
    }
    say(options.onChange(isNothing ? "" : box.value) ?? "");
  });
  return make("div", { class: "lambda-json-area" }, box, error);
}
