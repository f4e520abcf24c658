/** Environment variables: rows of key and value. */

import { make, makeButton } from "./dom.js";
import { settingsText as words } from "./text-settings.js";

/** The variables of one function. */
export class EnvironmentVariables {
  readonly element: HTMLElement;
  readonly #rows = make("div", { class: "lambda-variables" });
  readonly #onChange: () => void;

  constructor(id: string, onChange: () => void) {
    this.#onChange = onChange;
    const add = makeButton(
      { class: "lambda-button lambda-small" },
      () => {
        this.#append("", "");
        this.#rows.lastElementChild?.querySelector("input")?.focus();
      },
      words.add,
    );
    this.element = make("div", { class: "lambda-setting", "data-setting": "environment", id: `lambda-variables-${id}` }, this.#rows, add);
  }

  /** Rows without a key count only if they have a value, so that the core can refuse them. */
  get value(): Record<string, string> {
    const pairs = [...this.#rows.children].map((row) => [...row.querySelectorAll("input")].map((input) => input.value));
    return Object.fromEntries(pairs.filter(([key, value]) => key !== "" || value !== ""));
  }

  set value(variables: Record<string, string>) {
    this.#rows.replaceChildren();
    for (const [key, value] of Object.entries(variables)) this.#append(key, value);
  }

  #append(key: string, value: string): void {
    const index = this.#rows.children.length + 1;
    const box = (label: string, content: string): HTMLInputElement => {
      const input = make("input", { type: "text", class: "lambda-setting-box", "aria-label": label, autocomplete: "off", spellcheck: "false", value: content });
      input.addEventListener("input", () => this.#onChange());
      return input;
    };
    const keyBox = box(words.keyOf(index), key);
    keyBox.placeholder = words.key;
    const valueBox = box(words.valueOf(index), value);
    valueBox.placeholder = words.value;
    const remove = makeButton(
      { class: "lambda-link-button", "aria-label": words.removeNamed(key || String(index)) },
      () => {
        row.remove();
        this.element.querySelector<HTMLElement>(":scope > .lambda-button")?.focus();
        this.#onChange();
      },
      words.remove,
    );
    const row = make("div", { class: "lambda-variable" }, keyBox, valueBox, remove);
    this.#rows.append(row);
  }
}
