/** A function's settings under the headings of AWS's console. What is allowed, the core decides: its refusal is shown at the field. */

import { make } from "./dom.js";
import { EnvironmentVariables } from "./environment-variables.js";
import { settingsText as words } from "./text-settings.js";

/** Settings by their key in a scenario. */
export type Settings = Record<string, unknown>;

type FieldName = keyof typeof words.fields;

/** Choices as the lesson's data brings them, so that the page knows none by heart. */
export interface SettingsChoices {
  log_format: string[];
  application_log_level: string[];
  system_log_level: string[];
}

/** Headings of the console, and what stands under them. */
const GROUPS: [keyof typeof words.groups, FieldName[]][] = [
  ["runtime", ["handler"]],
  ["general", ["memory_mb", "timeout_s", "ephemeral_storage_mb"]],
  ["asynchronous", ["maximum_event_age_s", "maximum_retry_attempts"]],
  ["environment", []],
  ["monitoring", ["log_format", "application_log_level", "system_log_level"]],
];
const TEXTS: FieldName[] = ["handler"];

/** The settings of one cell, folded at first. */
export class SettingsPanel {
  readonly element: HTMLDetailsElement;
  readonly #id: string;
  readonly #initial: Settings;
  readonly #onChange: () => void;
  readonly #fields = new Map<FieldName, HTMLInputElement | HTMLSelectElement>();
  readonly #errors = new Map<string, HTMLElement>();
  readonly #variables: EnvironmentVariables;
  readonly #handlerMeaning = make("span", { class: "lambda-setting-hint" });
  readonly #count = make("span", { class: "lambda-pill", hidden: true });
  readonly #summary = make("span", { class: "lambda-settings-summary" });

  /** `initial` has every setting, as the lesson has it. */
  constructor(id: string, initial: Settings, choices: SettingsChoices, onChange: () => void) {
    this.#id = id;
    this.#initial = initial;
    this.#onChange = onChange;
    this.#variables = new EnvironmentVariables(id, () => this.#changed());
    const groups = GROUPS.map(([group, fields]) => this.#group(group, fields, choices));
    this.element = make(
      "details",
      { class: "lambda-settings" },
      make("summary", {}, make("span", { class: "lambda-label" }, words.title), " ", this.#summary, " ", this.#count),
      make("div", { class: "lambda-settings-body" }, ...groups, make("p", { class: "lambda-note" }, words.note)),
    );
    this.changes = {};
  }

  /** The settings that differ from the lesson's. */
  get changes(): Settings {
    const changes: Settings = {};
    for (const [name, field] of this.#fields) {
      const value = valueOf(name, field.value);
      if (value !== (this.#initial[name] ?? null)) changes[name] = value;
    }
    const variables = this.#variables.value;
    if (JSON.stringify(variables) !== JSON.stringify(this.#initial["environment"] ?? {})) changes["environment"] = variables;
    return changes;
  }

  /** Shows the lesson's settings with these in their place; does not tell `onChange`. */
  set changes(changes: Settings) {
    for (const [name, field] of this.#fields) {
      const value = name in changes ? changes[name] : this.#initial[name];
      field.value = value === null || value === undefined ? "" : String(value);
    }
    const environment = changes["environment"] ?? this.#initial["environment"] ?? {};
    this.#variables.value = environment as Record<string, string>;
    this.clearRefusals();
    this.#show();
  }

  /** Shows a refusal at its field and opens the panel; false when the setting is not here. `path` is the key in a function. */
  refuse(path: string, sentence: string): boolean {
    const name = path.split(".")[0] ?? "";
    const error = this.#errors.get(name);
    if (error === undefined) return false;
    error.textContent = sentence;
    error.hidden = false;
    const field = this.#fields.get(name as FieldName);
    field?.setAttribute("aria-invalid", "true");
    this.element.open = true;
    return true;
  }

  clearRefusals(): void {
    for (const error of this.#errors.values()) error.hidden = true;
    for (const field of this.#fields.values()) field.removeAttribute("aria-invalid");
  }

  #group(group: keyof typeof words.groups, names: FieldName[], choices: SettingsChoices): HTMLElement {
    const fields = names.map((name) => this.#field(name, choices));
    if (group === "environment") fields.push(this.#variables.element, this.#error("environment"));
    return make("fieldset", { "data-group": group }, make("legend", {}, words.groups[group]), ...fields);
  }

  #field(name: FieldName, choices: SettingsChoices): HTMLElement {
    const id = `lambda-setting-${this.#id}-${name}`;
    const error = this.#error(name);
    const options = (choices as unknown as Record<string, string[] | undefined>)[name];
    const shared = { id, "aria-describedby": error.id, class: "lambda-setting-box" };
    const isLevel = name.endsWith("_level");
    const field =
      options === undefined
        ? make("input", { ...shared, type: "text", inputmode: TEXTS.includes(name) ? null : "numeric", autocomplete: "off", spellcheck: "false" })
        : make(
            "select",
            shared,
            ...(isLevel ? [make("option", { value: "" }, words.noLevel)] : []),
            ...options.map((option) => make("option", { value: option }, option)),
          );
    field.addEventListener("input", () => this.#changed());
    this.#fields.set(name, field);
    const unit = (words.units as Record<string, string>)[name];
    return make(
      "div",
      { class: "lambda-setting", "data-setting": name },
      make("label", { for: id }, words.fields[name]),
      make(
        "span",
        {},
        field,
        ...(unit === undefined ? [] : [" ", make("span", { class: "lambda-setting-unit" }, unit)]),
        ...(name === "handler" ? [" ", this.#handlerMeaning] : []),
      ),
      error,
    );
  }

  #error(name: string): HTMLElement {
    const error = make("p", { class: "lambda-setting-error", id: `lambda-setting-error-${this.#id}-${name}`, hidden: true });
    this.#errors.set(name, error);
    return error;
  }

  #changed(): void {
    this.clearRefusals();
    this.#show();
    this.#onChange();
  }

  #show(): void {
    const value = (name: FieldName): string => this.#fields.get(name)?.value ?? "";
    const handler = value("handler");
    const dot = handler.lastIndexOf(".");
    this.#handlerMeaning.textContent = dot > 0 && dot < handler.length - 1 ? words.handlerMeans(handler.slice(0, dot), handler.slice(dot + 1)) : words.handlerMeansNothing;
    this.#summary.textContent = words.summary(value("memory_mb"), value("timeout_s"));
    const count = Object.keys(this.changes).length;
    this.#count.hidden = count === 0;
    this.#count.textContent = words.changed(count);
    for (const level of this.element?.querySelectorAll<HTMLElement>("[data-setting$=_level]") ?? []) level.hidden = value("log_format") !== "JSON";
  }
}

/** A number where one was typed; anything else as it is, for the core to refuse. */
function valueOf(name: FieldName, typed: string): unknown {
  if (TEXTS.includes(name) || name === "log_format") return typed;
  if (typed === "" && name.endsWith("_level")) return null;
  return /^-?\d+(?:\.\d+)?$/.test(typed.trim()) ? Number(typed) : typed;
}

/** The setting that a refusal of the core is about, and its sentence: `functions[0].memory_mb: 1 validation error …`. */
export function refusedSetting(message: string): { path: string; sentence: string } | null {
  const parts = /^functions\[\d+\]\.([\w.]+):? (.*)$/s.exec(message);
  return parts === null ? null : { path: parts[1] ?? "", sentence: parts[2] ?? "" };
}
