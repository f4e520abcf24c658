/** The buttons of a cell, what it is doing at the moment, and how far it is. */

import { BusyLook } from "./busy-look.js";
import { make, makeButton, setAvailable } from "./dom.js";
import { text } from "./text.js";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const modifier = isMac ? text.commandKey : text.controlKey;

/** Ctrl+Enter, as this reader's keyboard writes it. */
export const runKeys = isMac ? `${text.commandKey} ${text.enterKey}` : `${text.controlKey}+${text.enterKey}`;

/** What a shortcut asks for. */
export type Shortcut = "run" | "stop" | "async" | "reset";

/** Keys of each shortcut, beside Ctrl (or ⌘): for `aria-keyshortcuts`, and as they are written. */
const KEYS: Record<Shortcut, { aria: string; shown: string[] }> = {
  run: { aria: "Enter", shown: [text.enterKey] },
  stop: { aria: "Shift+Enter", shown: [text.shiftKey, text.enterKey] },
  async: { aria: "Alt+Enter", shown: [isMac ? text.optionKey : text.altKey, text.enterKey] },
  reset: { aria: "Shift+Backspace", shown: [text.shiftKey, text.backspaceKey] },
};

/** The shortcut that a key is, if it is one. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  if (event.key === "Backspace") return event.shiftKey && !event.altKey ? "reset" : null;
  if (event.key !== "Enter") return null;
  if (event.altKey) return event.shiftKey ? null : "async";
  return event.shiftKey ? "stop" : "run";
}

/** What the buttons do. */
export interface ToolbarActions {
  run(): void;
  /** Null where the lesson does not want it. */
  runAsync: (() => void) | null;
  stop(): void;
  reset(): void;
}

/** A cell's toolbar. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #run: HTMLButtonElement;
  readonly #runWord = make("span");
  readonly #async: HTMLButtonElement | null;
  readonly #stop: HTMLButtonElement;
  readonly #status = make("p", { class: "lambda-status" });
  readonly #bar = make("div", { class: "lambda-progress", hidden: true }, make("div"));
  readonly #busyLook = new BusyLook((isBusy) => this.#showBusy(isBusy));
  readonly #isExercise: boolean;

  /** `state` says how the environments are. */
  constructor(isExercise: boolean, actions: ToolbarActions, state: HTMLElement) {
    this.#isExercise = isExercise;
    this.#run = button("run", "lambda-run", isExercise ? text.checkHint : text.runHint, actions.run, "M3 1.5v13l11-6.5z", this.#runWord);
    this.#async =
      actions.runAsync === null
        ? null
        : button("async", "lambda-async", text.runAsyncHint, actions.runAsync, "M1 3l6 5-6 5zM8 3l6 5-6 5z", text.runAsync);
    this.#stop = button("stop", "lambda-stop", text.stopHint, actions.stop, "M3 3h10v10H3z", text.stop);
    const reset = button("reset", "lambda-quiet", text.resetHint, actions.reset, "M8 2a6 6 0 1 1-5.7 4.1l1.5.5A4.4 4.4 0 1 0 8 3.6V6L4 3l4-3z", text.reset);
    this.element = make(
      "div",
      { class: "lambda-toolbar" },
      make("div", { class: "lambda-buttons" }, this.#run, ...(this.#async === null ? [] : [this.#async]), this.#stop, reset),
      state,
      this.#status,
      this.#bar,
    );
    this.showWarm(false);
    this.setBusy(false);
  }

  /** Whether the next run would be warm, which the button then says. */
  showWarm(isWarm: boolean): void {
    this.#runWord.textContent = this.#isExercise ? text.check : isWarm ? text.runAgain : text.run;
    const hint = this.#isExercise ? text.checkHint : isWarm ? text.runAgainHint : text.runHint;
    this.#run.title = text.withKeys(hint, keyText("run"));
    this.#run.toggleAttribute("data-warm", isWarm && !this.#isExercise);
  }

  /** Whether a run is under way. */
  setBusy(isBusy: boolean): void {
    this.element.toggleAttribute("data-busy", isBusy);
    if (isBusy) this.#busyLook.begin();
    else this.#busyLook.end();
  }

  #showBusy(isBusy: boolean): void {
    setAvailable(this.#run, !isBusy);
    if (this.#async !== null) setAvailable(this.#async, !isBusy);
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

function button(shortcut: Shortcut, look: string, hint: string, onPress: () => void, picture: string, word: string | Node): HTMLButtonElement {
  const { aria, shown } = KEYS[shortcut];
  return makeButton(
    {
      class: `lambda-button ${look}`,
      title: text.withKeys(hint, keyText(shortcut)),
      "aria-keyshortcuts": `${isMac ? "Meta" : "Control"}+${aria}`,
    },
    onPress,
    icon(picture),
    word,
    keys([modifier, ...shown]),
  );
}

function keyText(shortcut: Shortcut): string {
  return [modifier, ...KEYS[shortcut].shown].join(isMac ? " " : "+");
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
  return make("span", { class: "lambda-keys", "aria-hidden": "true" }, ...names.map((name) => make("kbd", {}, text.keyGlyphs[name] ?? name)));
}
