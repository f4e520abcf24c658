/** What an exercise has beyond a cell: checks with a verdict, hints one after another, a solution on request. */

import { announce } from "./announce.js";
import { spoken, withCode } from "./code-spans.js";
import { comparison } from "./comparison.js";
import { make, makeButton, setAvailable, unseen } from "./dom.js";
import type { Check, Verdict } from "./protocol.js";
import { text } from "./text.js";
import { itemTexts, memberText } from "./tidy-json.js";

/** What a run needs of exercise.json, which holds everything of an exercise but its solution. */
export interface ExerciseFile {
  checks: Check[];
  /** Exact JSON texts. */
  steps: string[];
}

/** What the judge says about one check. The last three are empty when it passed. */
interface CheckResult {
  goal: string;
  passed: boolean;
  message: string;
  expected: string;
  got: string;
}

/** solution.json. */
interface SolutionFile {
  code: string;
}

/** What an exercise needs of its cell. */
export interface ExerciseOptions {
  id: string;
  /** Absolute address of exercise.json; solution.json lies beside it. */
  url: string;
  editorUrl: string;
  code(): string;
  useSolution(code: string): void;
}

/** The exercise's part of a cell. */
export class Exercise {
  /** Stands under the toolbar. */
  readonly element = make("div", { class: "lambda-exercise" });
  readonly #options: ExerciseOptions;
  readonly #verdict = make("div", { class: "lambda-verdict", hidden: true });
  readonly #solution = make("div", { class: "lambda-solution", hidden: true });
  readonly #solutionButton: HTMLButtonElement;
  #file: Promise<ExerciseFile> | null = null;

  constructor(section: HTMLElement, options: ExerciseOptions) {
    this.#options = options;
    this.#solutionButton = makeButton(
      { class: "lambda-button lambda-small", "aria-expanded": "false" },
      () => void this.#toggleSolution(),
      text.showSolution,
    );
    const hints = [...section.querySelectorAll<HTMLDetailsElement>("details.lambda-hint")];
    const shelf = make("div", { class: "lambda-hints" }, ...hints);
    const buttons = make("div", { class: "lambda-buttons" }, ...hintButton(hints), this.#solutionButton);
    this.element.append(this.#verdict, make("div", { class: "lambda-help" }, buttons, shelf, this.#solution));
  }

  /** The exercise's file; a failed fetch is forgotten, so that the next call tries again. */
  load(): Promise<ExerciseFile> {
    if (this.#file === null) {
      const file = fetchText(this.#options.url).then(readExercise);
      this.#file = file;
      file.catch(() => {
        this.#file = null;
      });
    }
    return this.#file;
  }

  /** Shows what each check says; gives the sentence for screen readers. */
  show(verdict: Verdict): string {
    const passed = verdict.results.filter((result) => result.passed).length;
    const count = verdict.results.length;
    const rows = (verdict.results as CheckResult[]).map((result) => {
      return make(
        "li",
        { "data-passed": String(result.passed) },
        unseen(`${result.passed ? text.goalPassed : text.goalFailed}: `),
        make("span", { class: "lambda-goal" }, ...withCode(result.goal)),
        ...(result.passed ? [] : [make("p", { class: "lambda-check-message" }, ...withCode(result.message)), difference(result)]),
      );
    });
    this.#verdict.replaceChildren(
      make("p", { class: "lambda-verdict-title" }, verdict.passed ? text.allPassed : text.notYet(passed, count)),
      make("ul", { "aria-label": text.goals }, ...rows),
    );
    this.#verdict.dataset["passed"] = String(verdict.passed);
    this.#verdict.hidden = false;
    if (verdict.passed) document.dispatchEvent(new CustomEvent("workbook:solved", { detail: { exercise: this.#options.id } }));
    const firstFailure = verdict.results.find((result) => !result.passed)?.message ?? null;
    return text.sayVerdict(passed, count, verdict.passed || firstFailure === null ? null : spoken(firstFailure));
  }

  /** As if nothing had been checked. */
  clear(): void {
    this.#verdict.hidden = true;
  }

  async #toggleSolution(): Promise<void> {
    if (!this.#solution.hidden) {
      this.#setSolutionOpen(false);
      return;
    }
    this.#solution.replaceChildren();
    try {
      const { code } = JSON.parse(await fetchText(new URL("solution.json", this.#options.url).href)) as SolutionFile;
      const mine = this.#options.code();
      const isSame = mine.trimEnd() === code.trimEnd();
      const use = makeButton({ class: "lambda-button lambda-small" }, () => this.#options.useSolution(code), text.useSolution);
      this.#solution.append(
        make("p", { class: "lambda-label" }, isSame ? text.solutionSame : text.solutionTitle),
        await comparison(this.#options.editorUrl, text.solutionTitle, mine, code),
        ...(isSame ? [] : [use]),
      );
    } catch {
      this.#solution.append(make("p", { class: "lambda-refused" }, text.solutionUnavailable));
      announce(text.solutionUnavailable);
    }
    this.#setSolutionOpen(true);
  }

  #setSolutionOpen(isOpen: boolean): void {
    this.#solution.hidden = !isOpen;
    this.#solutionButton.setAttribute("aria-expanded", String(isOpen));
    this.#solutionButton.textContent = isOpen ? text.hideSolution : text.showSolution;
  }
}

/** What a check wanted and what it saw. */
function difference({ expected, got }: CheckResult): HTMLElement {
  return make(
    "dl",
    { class: "lambda-difference" },
    ...[
      [text.expected, expected],
      [text.got, got],
    ].map(([name = "", value = ""]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))),
  );
}

/** Hides the hints and gives the button that brings them back, one at a time. */
function hintButton(hints: HTMLDetailsElement[]): HTMLButtonElement[] {
  if (hints.length === 0) return [];
  let shown = 0;
  for (const hint of hints) hint.hidden = true;
  const button = makeButton(
    { class: "lambda-button lambda-small" },
    () => {
      const hint = hints[shown];
      if (hint === undefined) return;
      shown += 1;
      hint.hidden = false;
      hint.open = true;
      const words = [...hint.childNodes].filter((node) => node.nodeName !== "SUMMARY").map((node) => node.textContent);
      announce(`${text.hint(shown, hints.length)}: ${words.join(" ").trim()}`);
      button.textContent = shown < hints.length ? text.anotherHint : text.noMoreHints;
      setAvailable(button, shown < hints.length);
    },
    text.nextHint,
  );
  return [button];
}

function readExercise(json: string): ExerciseFile {
  const { checks } = JSON.parse(json) as { checks: Check[] };
  return { checks, steps: itemTexts(memberText(json, "steps") ?? "[]") };
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response.text();
}
