/** One cell of a lesson: joins code, event, buttons, results and the runtime. */

import { announce } from "./announce.js";
import { type CellData, cellFunction, scenarioWith, stepsWith } from "./cell-data.js";
import { CellEdits } from "./cell-edits.js";
import { CellFrame } from "./cell-frame.js";
import { comparison } from "./comparison.js";
import { keepFromBook, make } from "./dom.js";
import type { Edits, PassedMarks } from "./edits.js";
import { EventBox, showEvent } from "./event-box.js";
import { Exercise } from "./exercise.js";
import { onIntent } from "./intent.js";
import { Notices } from "./notice.js";
import { ResultView } from "./result-view.js";
import { RunWatch } from "./run-watch.js";
import type { Run, RunOutcome, RunRequest, Runtime, Verdict } from "./runtime.js";
import { SourceView } from "./source-view.js";
import { text } from "./text.js";
import { runKeys, Toolbar } from "./toolbar.js";

/** What all cells of a page share. */
export interface Page {
  runtime: Pick<Runtime, "prepare" | "run" | "reset">;
  edits: Edits;
  passed: PassedMarks;
  editorUrl: string;
}

/** A cell that can be edited and run. */
export class Cell {
  readonly #data: CellData;
  readonly #page: Page;
  readonly #frame: CellFrame;
  readonly #source: SourceView;
  readonly #event: EventBox | null;
  readonly #toolbar: Toolbar;
  readonly #notices = new Notices();
  readonly #exercise: Exercise | null;
  readonly #edits: CellEdits;
  /** The lesson's code ends in a line break that the editor does not show. */
  readonly #lineEnd: string;
  #run: Run | null = null;
  #busy = false;

  constructor(section: HTMLElement, data: CellData, page: Page) {
    this.#data = data;
    this.#page = page;
    const title = section.getAttribute("aria-label") ?? data.id;
    const file = cellFunction(data)?.files[data.file] ?? "";
    this.#lineEnd = file.endsWith("\n") ? "\n" : "";
    const starter = { code: file.replace(/\n$/, ""), event: data.event === null ? null : showEvent(data.event) };

    this.#frame = new CellFrame(section, data, title);
    this.#source = new SourceView({
      element: this.#frame.source,
      editorUrl: page.editorUrl,
      text: starter.code,
      plainLabel: text.sourceLabel(title, data.file),
      editor: { label: text.editorLabel(title, data.file), describedBy: this.#frame.hint.id },
      onChange: () => this.#edited(),
      onPlain: () => this.#notices.show("plain", text.editorUnavailable),
    });
    this.#frame.hint.textContent = text.editorHint(runKeys);
    this.#event = starter.event === null ? null : new EventBox(data.id, title, starter.event, () => this.#edited());
    this.#exercise = this.#makeExercise(section);
    this.#toolbar = new Toolbar(this.#exercise !== null, {
      run: () => void this.run(),
      stop: () => this.stop(),
      reset: () => this.reset(),
    });
    this.#frame.assemble(
      [this.#notices.element, ...(this.#event === null ? [] : [this.#event.element]), this.#toolbar.element],
      this.#exercise === null ? [] : [this.#exercise.element],
    );
    this.#edits = new CellEdits({
      cell: data.id,
      starterHash: data.starter_hash,
      starter,
      edits: page.edits,
      notices: this.#notices,
      read: () => ({ code: this.#source.text, event: this.#event?.text ?? null }),
      write: ({ code, event }) => this.#write(code, event),
      compare: (notice, other) => void this.#compare(notice, other),
    });
    this.#edits.restore();
    if (page.passed.has(data.id)) this.#frame.markPassed();
    this.#listen(section);
  }

  /** Runs the cell, or the checks of the exercise. */
  async run(): Promise<void> {
    if (this.#busy) return;
    this.#edits.flush();
    this.#notices.close("restarted");
    if (!this.#eventIsJson()) return;
    this.#setBusy(true);
    const request = await this.#request();
    if (request === null || !this.#busy) return;
    const result = new ResultView(this.#data.id, this.#frame.modelUrl, { calls: callCount(this.#data), isStory: this.#data.story === true });
    const watch = new RunWatch(this.#toolbar, result, timeLimit(this.#data));
    this.#frame.expectResult();
    this.#run = this.#page.runtime.run(request, {
      onState: (state) => watch.state(state),
      onProgress: (progress) => watch.progress(progress),
      onEvents: (events) => {
        for (const one of events) result.add(one);
        this.#frame.showResult(result.element);
      },
      onRestarted: () => this.#notices.show("restarted", text.restarted),
    });
    const outcome = await this.#run.outcome;
    watch.end();
    this.#finish(outcome, result);
  }

  /** Ends the run, wherever it is. */
  stop(): void {
    if (!this.#busy) return;
    if (this.#run !== null) this.#run.stop();
    else this.#stopped();
  }

  /** Back to the lesson's code, event and cloud. */
  reset(): void {
    this.stop();
    this.#page.runtime.reset(this.#data.id);
    this.#edits.reset();
    this.#exercise?.clear();
    this.#frame.showRecorded();
    this.#toolbar.say("");
    announce(text.wasReset);
  }

  #prepareEditor(): void {
    this.#source.prepare().catch(() => undefined);
  }

  #finish(outcome: RunOutcome, result: ResultView): void {
    this.#run = null;
    this.#setBusy(false);
    setTimeout(() => this.#prepareEditor());
    if (outcome.kind === "finished") {
      const sentence = result.end();
      this.#frame.showResult(result.element);
      this.#toolbar.say("");
      announce(outcome.verdict === null ? sentence : this.#judge(outcome.verdict));
    } else if (outcome.kind === "stopped") {
      this.#stopped();
    } else {
      this.#frame.endExpecting();
      this.#fail(outcome.message);
    }
  }

  #stopped(): void {
    this.#setBusy(false);
    this.#frame.endExpecting();
    this.#toolbar.say(text.stopped);
    announce(text.stopped);
  }

  #fail(sentence: string): void {
    this.#setBusy(false);
    this.#toolbar.say(sentence, () => void this.run());
    announce(sentence);
  }

  #judge(verdict: Verdict): string {
    if (verdict.passed) {
      this.#page.passed.set(this.#data.id);
      this.#frame.markPassed();
    }
    return this.#exercise?.show(verdict) ?? "";
  }

  /** False after saying what is wrong with the event. */
  #eventIsJson(): boolean {
    const reading = this.#event?.read() ?? { ok: true };
    if (reading.ok) return true;
    this.#event?.open();
    this.#toolbar.say(text.eventRefused);
    announce(`${text.eventRefused} ${text.eventPlace(reading.line, reading.column, reading.reason)}`);
    return false;
  }

  /** What to ask the runtime for, or null after saying that the exercise's file could not be had. */
  async #request(): Promise<RunRequest | null> {
    const code = this.#source.text + this.#lineEnd;
    const request = { cell: this.#data.id, scenario: scenarioWith(this.#data, code) };
    if (this.#exercise === null) {
      return { ...request, steps: stepsWith(this.#data, this.#event?.text ?? null), fresh: this.#data.story === true };
    }
    this.#toolbar.say(text.fetching);
    try {
      const { checks, steps } = await this.#exercise.load();
      return { ...request, steps, checks, fresh: true };
    } catch {
      if (this.#busy) this.#fail(text.exerciseUnavailable);
      return null;
    }
  }

  #makeExercise(section: HTMLElement): Exercise | null {
    const path = this.#data.exercise;
    if (path === null || path === undefined) return null;
    return new Exercise(section, {
      url: new URL(path, document.baseURI).href,
      editorUrl: this.#page.editorUrl,
      code: () => this.#source.text,
      useSolution: (code) => {
        this.#edits.replaceCode(code.replace(/\n$/, ""), text.solutionTaken);
      },
    });
  }

  #listen(section: HTMLElement): void {
    onIntent(section, () => {
      this.#page.runtime.prepare();
      // Where the sign was a press on Run, the result comes first and the editor after it.
      setTimeout(() => this.#busy || this.#prepareEditor());
    });
    const onShortcut = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.shiftKey) this.stop();
      else void this.run();
    };
    section.addEventListener("keydown", onShortcut, true);
    keepFromBook(section);
  }

  #edited(): void {
    this.#edits.changed();
    this.#frame.markEdited(this.#edits.edited);
  }

  #write(code: string, event: string | null): void {
    this.#source.text = code;
    if (this.#event !== null && event !== null) this.#event.text = event;
    this.#frame.markEdited(this.#edits.edited);
  }

  async #compare(notice: HTMLElement, other: string): Promise<void> {
    notice.querySelector(".lambda-compared")?.remove();
    const place = notice.appendChild(make("div", { class: "lambda-compared" }));
    try {
      place.append(await comparison(this.#page.editorUrl, text.compare, this.#source.text, other));
    } catch {
      place.append(make("p", {}, text.compareUnavailable));
    }
  }

  #setBusy(isBusy: boolean): void {
    this.#busy = isBusy;
    this.#toolbar.setBusy(isBusy);
  }
}

/** How often Run calls the function. An exercise shows its calls one by one. */
function callCount(data: CellData): number {
  return data.steps?.filter((step) => "invoke" in step).length ?? 1;
}

/** Seconds after which the function times out, where the lesson says so. */
function timeLimit(data: CellData): number | null {
  const limit = cellFunction(data)?.["timeout_s"];
  return typeof limit === "number" ? limit : null;
}
