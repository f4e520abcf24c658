/** The form of one step: fields for the kinds that people use, and the step's JSON for all others and whoever prefers it. */

import { make, makeButton } from "./dom.js";
import { jsonArea } from "./json-area.js";
import { stepText as text } from "./playground-text.js";
import { kindOf, parseStep, withInner, withMember } from "./step-text.js";
import { memberText, tidyJson } from "./tidy-json.js";

/** Names to choose from. */
export interface StepNames {
  functions: string[];
  buckets: string[];
  queues: string[];
}

/** What the form is made with. `index` counts from 1. */
export interface StepFormOptions {
  index: number;
  source: string;
  names: StepNames;
  /** A new text; it is JSON, or null while the reader is on the way there. */
  onChange(source: string | null): void;
}

/** The form of one step. */
export class StepForm {
  readonly element = make("div", { class: "lambda-step-form" });
  readonly #options: StepFormOptions;
  #source: string;
  #asJson: boolean;

  constructor(options: StepFormOptions) {
    this.#options = options;
    this.#source = options.source;
    this.#asJson = kindOf(options.source) === "other";
    this.#draw();
  }

  #draw(): void {
    const kind = kindOf(this.#source);
    const other = makeButton(
      { class: "lambda-link-button" },
      () => {
        this.#asJson = !this.#asJson;
        this.#draw();
        this.element.querySelector<HTMLElement>("select, input, textarea")?.focus();
      },
      this.#asJson ? text.asForm : text.asJson,
    );
    const fields = this.#asJson ? [this.#json()] : this.#fields(kind);
    this.element.replaceChildren(...fields, ...(kind === "other" ? [] : [other]));
  }

  #set(source: string): void {
    this.#source = source;
    this.#options.onChange(source);
  }

  #fields(kind: string): HTMLElement[] {
    const step = parseStep(this.#source) ?? {};
    const inside = (step[kind] ?? {}) as Record<string, unknown>;
    const { names } = this.#options;
    const inner = (key: string): ((value: string) => void) => {
      return (value) => this.#set(withInner(this.#source, kind, key, JSON.stringify(value)));
    };
    switch (kind) {
      case "invoke":
        return this.#invoke(step);
      case "put_object":
        return [
          choice(text.bucketLabel, names.buckets, String(inside["bucket"] ?? ""), inner("bucket")),
          field(text.keyLabel, String(inside["key"] ?? ""), inner("key")),
          typeof inside["body_base64"] === "string"
            ? make("p", { class: "lambda-note" }, text.binary(bytesOf(inside["body_base64"])))
            : area(text.bodyLabel, String(inside["body"] ?? ""), inner("body")),
        ];
      case "delete_object":
        return [
          choice(text.bucketLabel, names.buckets, String(inside["bucket"] ?? ""), inner("bucket")),
          field(text.keyLabel, String(inside["key"] ?? ""), inner("key")),
        ];
      case "send_message":
        return [
          choice(text.queueLabel, names.queues, String(inside["queue"] ?? ""), inner("queue")),
          area(text.messageLabel, String(inside["body"] ?? ""), inner("body")),
          amount(text.delayLabel, inside["delay_s"] as number | undefined, (value) =>
            this.#set(withInner(this.#source, kind, "delay_s", value === null ? null : String(value))),
          ),
        ];
      case "advance_s":
        return [amount(text.secondsLabel, step["advance_s"] as number, (value) => this.#set(withMember(this.#source, kind, String(value ?? 0))))];
      default:
        return [];
    }
  }

  #invoke(step: Record<string, unknown>): HTMLElement[] {
    const { names, index, onChange } = this.#options;
    const event = memberText(this.#source, "event");
    const types = Object.entries(text.types);
    const box = jsonArea({
      id: `event-${index}`,
      label: text.eventLabel(index),
      source: event === null ? "" : tidyShort(event),
      isOptional: true,
      onChange: (typed) => {
        if (typed === null) onChange(null);
        else this.#set(withMember(this.#source, "event", typed === "" ? null : typed));
        return null;
      },
    });
    return [
      choice(text.functionLabel, names.functions, String(step["invoke"] ?? ""), (name) =>
        this.#set(withMember(this.#source, "invoke", JSON.stringify(name))),
      ),
      choice(
        text.typeLabel,
        types.map(([word]) => word),
        String(step["type"] ?? "RequestResponse"),
        (word) => this.#set(withMember(this.#source, "type", word === "RequestResponse" ? null : JSON.stringify(word))),
        (word) => types.find(([name]) => name === word)?.[1] ?? word,
      ),
      make("div", { class: "lambda-field" }, make("span", { class: "lambda-label" }, text.event), box),
    ];
  }

  #json(): HTMLElement {
    const { index, onChange } = this.#options;
    return jsonArea({
      id: `step-${index}`,
      label: text.jsonLabel(index),
      source: parseStep(this.#source) === null ? this.#source : tidyJson(this.#source),
      onChange: (typed) => {
        if (typed === null) onChange(null);
        else this.#set(typed);
        return null;
      },
    });
  }
}

function tidyShort(json: string): string {
  return json.length <= 50 ? json : tidyJson(json);
}

function bytesOf(base64: string): number {
  return Math.floor((base64.length * 3) / 4) - (/=*$/.exec(base64)?.[0].length ?? 0);
}

function labelled(label: string, control: HTMLElement): HTMLElement {
  return make("label", { class: "lambda-field" }, make("span", { class: "lambda-label" }, label), control);
}

/** One of some names; a name that is there but not among them stays one to choose. */
function choice(
  label: string,
  names: string[],
  chosen: string,
  onChange: (name: string) => void,
  show: (name: string) => string = (name) => name,
): HTMLElement {
  const all = names.includes(chosen) ? names : [chosen, ...names];
  const select = make("select", {}, ...all.map((name) => make("option", { value: name, selected: name === chosen }, show(name))));
  select.addEventListener("change", () => onChange(select.value));
  return labelled(label, select);
}

function field(label: string, value: string, onChange: (value: string) => void): HTMLElement {
  const input = make("input", { type: "text", value, spellcheck: "false", autocapitalize: "off", autocomplete: "off" });
  input.addEventListener("input", () => onChange(input.value));
  return labelled(label, input);
}

function area(label: string, value: string, onChange: (value: string) => void): HTMLElement {
  const box = make("textarea", { class: "lambda-event-box", spellcheck: "false", rows: Math.min(10, Math.max(2, value.split("\n").length)) });
  box.value = value;
  box.addEventListener("input", () => onChange(box.value));
  return labelled(label, box);
}

/** A whole number that is not negative, or nothing. */
function amount(label: string, value: number | undefined, onChange: (value: number | null) => void): HTMLElement {
  const input = make("input", { type: "number", min: 0, step: 1, inputmode: "numeric", value: value ?? "" });
  input.addEventListener("input", () => {
    const typed = Number(input.value);
    onChange(input.value === "" || !Number.isInteger(typed) || typed < 0 ? null : typed);
  });
  return labelled(label, input);
}
