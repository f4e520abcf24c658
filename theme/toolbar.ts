/** The buttons of a cell, what it is doing at the moment, and how far it is. */

import { make, makeButton, setAvailable } from "./dom.js";
import { text } from "./text.js";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Ctrl+Enter, as this reader's keyboard writes it. */
export const runKeys = isMac ? `${text.commandKey} ${text.enterKey}` : `${text.controlKey}+${text.enterKey}`;

/** What the buttons do. */
export interface ToolbarActions {
  run(): void;
  stop(): void;
  reset(): void;
}

/** A cell's toolbar. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #run: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #status = make("p", { class: "lambda-status" });
  readonly #bar = make("div", { class: "lambda-progress", hidden: true }, make("div"));

  constructor(isExercise: boolean, actions: ToolbarActions) {
    const modifier = isMac ? "Meta" : "Control";
    this.#run = makeButton(
      { class: "lambda-button lambda-run", title: isExercise ? text.checkHint : text.runHint, "aria-keyshortcuts": `${modifier}+Enter` },
      actions.run,
      icon("M3 1.5v13l11-6.5z"),
      isExercise ? text.check : text.run,
      keys([isMac ? text.commandKey : text.controlKey, text.enterKey]),
    );
    this.#stop = makeButton(
      { class: "lambda-button lambda-stop", title: text.stopHint, "aria-keyshortcuts": `${modifier}+Shift+Enter` },
      actions.stop,
      icon("M3 3h10v10H3z"),
      text.stop,
      keys([isMac ? text.commandKey : text.controlKey, text.shiftKey, text.enterKey]),
    );
    const reset = makeButton(
      { class: "lambda-button lambda-quiet", title: text.resetHint },
      actions.reset,
      icon("M8 2a6 6 0 1 1-5.7 4.1l1.5.5A4.4 4.4 0 1 0 8 3.6V6L4 3l4-3z"),
      text.reset,
    );
    this.element = make(
      "div",
      { class: "lambda-toolbar" },
      make("div", { class: "lambda-buttons" }, this.#run, this.#stop, reset),
      this.#status,
      this.#bar,
    );
    this.setBusy(false);
  }

  /** Whether a run is under way. */
  setBusy(isBusy: boolean): void {
    setAvailable(this.#run, !isBusy);
    setAvailable(this.#stop, isBusy);
    this.#bar.hidden = !isBusy;
    if (isBusy) this.showProgress(null);
  }

  /** The sentence beside the buttons, with an optional button of its own. */
  say(sentence: string, retry?: () => void): void {
    this.#status.replaceChildren(
      sentence,
      ...(retry === undefined ? [] : [" ", makeButton({ class: "lambda-button lambda-small" }, retry, text.retry)]),
    );
    this.#status.toggleAttribute("data-alarm", retry !== undefined);
  }

  /** A part between 0 and 1, or null for "nobody knows". */
  showProgress(part: number | null): void {
    this.#bar.toggleAttribute("data-endless", part === null);
    const fill = this.#bar.firstElementChild as HTMLElement;
    fill.style.width = part === null ? "" : `${Math.min(100, part * 100)}%`;
  }
}

/** A small picture beside a button's word. */
function icon(path: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** Keys, for the eye only: `aria-keyshortcuts` says them. */
function keys(names: string[]): HTMLElement {
  return make("span", { class: "lambda-keys", "aria-hidden": "true" }, ...names.map((name) => make("kbd", {}, name)));
}
