/** What happens in a scenario: its steps in words, each with a form, to be moved, removed and added to. */

import { announce } from "./announce.js";
import { make, makeButton, setAvailable } from "./dom.js";
import { stepText as text } from "./playground-text.js";
import { StepForm, type StepNames } from "./step-form.js";
import { describeStep, FORM_KINDS, newStep, previewStep, type StepKind } from "./step-text.js";

/** What the list is made with. */
export interface StepsOptions {
  steps: string[];
  names: StepNames;
  onChange(steps: string[]): void;
}

/** The steps of one scenario. */
export class StepsView {
  readonly element: HTMLElement;
  readonly #options: StepsOptions;
  readonly #list = make("ol", { class: "lambda-steps", "aria-label": text.list });
  /** A step whose JSON is not right yet keeps its last right text, and is not run. */
  readonly #broken = new Set<number>();
  #steps: string[];
  #open: number | null = null;

  constructor(options: StepsOptions) {
    this.#options = options;
    this.#steps = [...options.steps];
    this.element = make("div", { class: "lambda-steps-part" }, this.#list, this.#adder());
    this.#draw();
  }

  /** The number of the first step that cannot be run yet, from 1; null when all can. */
  get firstBroken(): number | null {
    const first = Math.min(...this.#broken);
    return Number.isFinite(first) ? first + 1 : null;
  }

  /** Puts steps to the end. */
  append(...steps: string[]): void {
    this.#change([...this.#steps, ...steps]);
  }

  /** Opens the form of a step, counted from 1. */
  openStep(index: number): void {
    this.#open = index - 1;
    this.#draw();
  }

  #change(steps: string[], open: number | null = null): void {
    this.#steps = steps;
    this.#open = open;
    this.#broken.clear();
    this.#draw();
    this.#options.onChange([...steps]);
  }

  #draw(): void {
    this.#list.replaceChildren(...this.#steps.map((step, index) => this.#row(step, index)));
  }

  #row(source: string, index: number): HTMLElement {
    const words = make("span", { class: "lambda-step-words" });
    const describe = (step: string): void => {
      const preview = previewStep(step);
      words.replaceChildren(describeStep(step), ...(preview === null ? [] : [" ", make("code", {}, preview)]));
    };
    describe(source);
    const body = make("div", { class: "lambda-step-body" });
    const details = make("details", { class: "lambda-step", open: index === this.#open }, make("summary", {}, words), body);
    const fill = (): void => {
      if (body.childElementCount > 0) return;
      const form = new StepForm({
        index: index + 1,
        source,
        names: this.#options.names,
        onChange: (changed) => {
          if (changed === null) {
            this.#broken.add(index);
            return;
          }
          this.#broken.delete(index);
          this.#steps[index] = changed;
          describe(changed);
          this.#options.onChange([...this.#steps]);
        },
      });
      body.append(form.element, this.#buttons(index));
    };
    details.addEventListener("toggle", fill);
    if (details.open) fill();
    return make("li", {}, details);
  }

  #buttons(index: number): HTMLElement {
    const button = (word: string, label: string, isAvailable: boolean, press: () => void): HTMLButtonElement => {
      const made = makeButton({ class: "lambda-button lambda-small", "aria-label": label }, press, word);
      setAvailable(made, isAvailable);
      return made;
    };
    const swap = (other: number): void => {
      const steps = [...this.#steps];
      [steps[index], steps[other]] = [steps[other] ?? "", steps[index] ?? ""];
      this.#change(steps, other);
      this.#list.querySelectorAll("summary")[other]?.focus();
    };
    return make(
      "div",
      { class: "lambda-buttons" },
      button(text.up, text.moveUp(index + 1), index > 0, () => swap(index - 1)),
      button(text.down, text.moveDown(index + 1), index < this.#steps.length - 1, () => swap(index + 1)),
      button(text.remove, text.removeStep(index + 1), true, () => {
        const removed = describeStep(this.#steps[index] ?? "");
        this.#change(this.#steps.filter((_, other) => other !== index));
        announce(text.removed(removed));
        (this.#list.querySelectorAll("summary")[Math.min(index, this.#steps.length - 1)] ?? this.element.querySelector("select"))?.focus();
      }),
    );
  }

  #adder(): HTMLElement {
    const { names } = this.#options;
    const isPossible = (kind: StepKind): boolean =>
      (!["put_object", "delete_object"].includes(kind) || names.buckets.length > 0) && (kind !== "send_message" || names.queues.length > 0);
    const kinds = [...FORM_KINDS, "other" as const].filter(isPossible);
    const select = make("select", { "aria-label": text.kind }, ...kinds.map((kind) => make("option", { value: kind }, text.kinds[kind])));
    const add = makeButton(
      { class: "lambda-button lambda-small" },
      () => {
        const step = newStep(select.value as StepKind, names);
        this.#change([...this.#steps, step], this.#steps.length);
        announce(text.added(describeStep(step)));
        this.#list.querySelector<HTMLElement>("li:last-child summary")?.focus();
      },
      text.add,
    );
    return make("div", { class: "lambda-step-adder" }, select, add);
  }
}
