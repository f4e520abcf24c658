/** One cell of a lesson: joins code, event, settings, buttons, results and the runtime. */

import { announce } from "./announce.js";
import { asynchronousSteps, callCount, type CellData, cellFiles, cellFunction, scenarioWith, stepsWith } from "./cell-data.js";
import { CellEdits, type Editable, type Files } from "./cell-edits.js";
import { CellFrame } from "./cell-frame.js";
import { showComparison } from "./comparison.js";
import { keepFromBook } from "./dom.js";
import type { Edits } from "./edits.js";
import { EnvironmentStrip } from "./environments.js";
import { EventBox, showEvent } from "./event-box.js";
import { Exercise } from "./exercise.js";
import { onIntent } from "./intent.js";
import { memorySweep } from "./memory-run.js";
import { Notices } from "./notice.js";
import { playgroundLink } from "./open-in-playground.js";
import type { Progress } from "./progress.js";
import type { ResultOptions, ResultView } from "./result-view.js";
import { RunWatch } from "./run-watch.js";
import type { Run, RunOutcome, RunRequest, Runtime, Scenario } from "./runtime.js";
import { refusedSetting, SettingsPanel } from "./settings-panel.js";
import { SourceTabs } from "./source-tabs.js";
import { text } from "./text.js";
import { settingsText } from "./text-settings.js";
import { runKeys, shortcutOf, Toolbar } from "./toolbar.js";
import type { ViewsScript } from "./views-api.js";
import type { WaysOptions } from "./ways-view.js";

/** How long after a result the editor is fetched, for a reader who pressed Run before anything else. */
const EDITOR_AFTER_MS = 200;

/** What all cells of a page share. */
export interface Page {
  runtime: Pick<Runtime, "prepare" | "run" | "reset" | "bill" | "ask">;
  edits: Edits;
  progress: Progress;
  editorUrl: string;
  /** The script with everything that a result shows. Rejects when it cannot be had. */
  views(): Promise<ViewsScript>;
}

/** How a cell is run: by Run or the checks, or without waiting for the answer. */
type Way = "run" | "async";

/** A cell that can be edited and run. */
export class Cell {
  readonly #data: CellData;
  readonly #page: Page;
  readonly #frame: CellFrame;
  readonly #sources: SourceTabs;
  readonly #event: EventBox | null;
  readonly #settings: SettingsPanel | null;
  readonly #toolbar: Toolbar;
  readonly #environments: EnvironmentStrip;
  readonly #notices = new Notices();
  readonly #exercise: Exercise | null;
  readonly #edits: CellEdits;
  /** The lesson's files, whose last line breaks the editor does not show. */
  readonly #files: [string, string][];
  #run: Run | null = null;
  #busy = false;

  constructor(section: HTMLElement, data: CellData, page: Page) {
    this.#data = data;
    this.#page = page;
    const title = section.getAttribute("aria-label") ?? data.id;
    this.#environments = new EnvironmentStrip(data.story === true || typeof data.exercise === "string");
    this.#files = cellFiles(data);
    const files = Object.fromEntries(this.#files.map(([name, code]) => [name, code.replace(/\n$/, "")]));
    const starter: Editable = { files, event: data.event === null ? null : showEvent(data.event), settings: {} };

    this.#frame = new CellFrame(section, data, title);
    this.#sources = new SourceTabs({
      id: data.id,
      title,
      blocks: this.#frame.blocks,
      files,
      editorUrl: page.editorUrl,
      describedBy: this.#frame.hint.id,
      onChange: () => this.#edited(),
      onPlain: () => this.#notices.show("plain", text.editorUnavailable),
    });
    this.#frame.hint.textContent = text.editorHint(runKeys);
    this.#event = starter.event === null ? null : new EventBox(data.id, title, starter.event, () => this.#edited());
    const { settings } = data;
    this.#settings = settings === undefined ? null : new SettingsPanel(data.id, settings.values, settings.choices, () => this.#edited());
    this.#exercise = this.#makeExercise(section);
    this.#toolbar = new Toolbar(
      this.#exercise !== null,
      {
        run: () => void this.run("run"),
        runAsync: data.async === true ? () => void this.run("async") : null,
        stop: () => this.stop(),
        reset: () => this.reset(),
      },
      this.#environments.element,
    );
    // An exercise stays where its checks are.
    if (this.#exercise === null) {
      const link = playgroundLink(() => ({ title, scenario: this.#scenario(), steps: stepsWith(data, this.#event?.text ?? null) }));
      this.#toolbar.element.querySelector(".lambda-buttons")?.append(link);
    }
    const parts = [this.#notices.element, this.#event?.element, this.#settings?.element, this.#toolbar.element];
    this.#frame.assemble(
      parts.filter((part) => part !== undefined),
      this.#exercise === null ? [] : [this.#exercise.element],
    );
    this.#edits = new CellEdits({
      cell: data.id,
      file: data.file,
      starterHash: data.starter_hash,
      starter,
      edits: page.edits,
      notices: this.#notices,
      read: () => this.#editable(),
      write: (editable) => this.#write(editable),
      compare: (notice, other) => void this.#compare(notice, other),
    });
    this.#edits.restore();
    if (this.#exercise !== null) this.#showPassed();
    this.#listen(section);
  }

  /** Runs the cell, or the checks of the exercise. */
  async run(way: Way): Promise<void> {
    if (this.#busy) return;
    this.#edits.flush();
    this.#notices.close("restarted");
    this.#settings?.clearRefusals();
    if (!this.#eventIsJson()) return;
    this.#setBusy(true);
    const request = await this.#request(way);
    if (request === null || !this.#busy) return;
    const result = await this.#makeResult(request, way);
    if (result === null || !this.#busy) return;
    const watch = new RunWatch(this.#toolbar, result, timeLimit(this.#data));
    this.#frame.expectResult();
    this.#environments.begin({ isFresh: request.fresh === true });
    this.#run = this.#page.runtime.run(request, {
      onState: (state) => watch.state(state),
      onProgress: (progress) => watch.progress(progress),
      onEvents: (events) => {
        for (const one of events) {
          result.add(one);
          this.#environments.add(one);
        }
        this.#frame.showResult(result.element);
      },
      onRestarted: () => {
        this.#environments.clear();
        this.#notices.show("restarted", text.restarted);
      },
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

  /** Back to the lesson's code, event, settings and cloud. */
  reset(): void {
    this.stop();
    this.#page.runtime.reset(this.#data.id);
    this.#edits.reset();
    this.#exercise?.clear();
    this.#sources.mark(null);
    this.#frame.showRecorded();
    this.#environments.clear();
    this.#toolbar.showWarm(false);
    this.#toolbar.say("");
    announce(text.wasReset);
  }

  #prepareEditor(): void {
    this.#sources.prepare().catch(() => undefined);
  }

  /** Fetches what a result needs, and offers event templates once it is there. */
  #prepareViews(): void {
    this.#page
      .views()
      .then(({ eventLibrary }) => this.#event?.offer(eventLibrary, (name, before) => this.#templateTaken(name, before)))
      .catch(() => undefined);
  }

  #templateTaken(name: string, before: string): void {
    this.#notices.show("template", text.eventTemplateTaken(name), [
      { label: text.undo, press: () => this.#write({ ...this.#editable(), event: before }, true) },
    ]);
  }

  async #makeResult(request: RunRequest, way: Way): Promise<ResultView | null> {
    const { id } = this.#data;
    const isStory = this.#data.story === true || way === "async";
    try {
      const { ResultView } = await this.#page.views();
      const era = this.#data.scenario["billing_era"];
      return new ResultView({
        id,
        modelUrl: this.#frame.modelUrl,
        functions: request.scenario.functions,
        era: typeof era === "string" ? era : null,
        bill: (question) => this.#page.runtime.bill(question),
        sweep: isStory || this.#exercise !== null ? null : memorySweep(this.#page.runtime, this.#data, request.scenario, () => this.#event?.text ?? null),
        calls: callCount(this.#data),
        isStory,
        function: this.#data.function,
        files: this.#files.map(([name]) => name),
        ways: this.#ways(request.scenario),
        mistakes: () => this.#page.runtime.ask(id, request.scenario, { about: "mistakes" }),
      });
    } catch {
      if (this.#busy) this.#fail(text.viewsUnavailable);
      return null;
    }
  }

  /** The scenario's machine, where it has one, and who compares it with the functions. */
  #ways(scenario: Scenario): ResultOptions["ways"] {
    const [machine] = (scenario["instances"] ?? []) as { name?: unknown }[];
    if (typeof machine?.name !== "string") return null;
    const compare: WaysOptions["compare"] = (request) => this.#page.runtime.ask(this.#data.id, scenario, { about: "ways", request });
    return { instance: machine.name, compare };
  }

  #finish(outcome: RunOutcome, result: ResultView): void {
    this.#run = null;
    this.#setBusy(false);
    // The result is drawn before the editor is fetched.
    setTimeout(() => this.#prepareEditor(), EDITOR_AFTER_MS);
    if (outcome.kind === "finished") {
      const sentence = result.end();
      this.#frame.showResult(result.element);
      this.#sources.mark(result.failure);
      this.#toolbar.showWarm(this.#environments.isWarm);
      this.#toolbar.say("");
      announce(outcome.verdict === null ? sentence : (this.#exercise?.show(outcome.verdict) ?? ""));
    } else if (outcome.kind === "stopped") {
      this.#stopped();
    } else {
      this.#frame.endExpecting();
      this.#refuse(outcome.message);
    }
  }

  #stopped(): void {
    this.#setBusy(false);
    this.#frame.endExpecting();
    this.#environments.clear();
    this.#toolbar.showWarm(false);
    this.#toolbar.say(text.stopped);
    announce(text.stopped);
  }

  /** A run could not be made: where a setting is the reason, its field says so. */
  #refuse(message: string): void {
    const refused = refusedSetting(message);
    if (refused !== null && this.#settings?.refuse(refused.path, refused.sentence) === true) {
      this.#setBusy(false);
      this.#toolbar.say(settingsText.refused);
      announce(`${settingsText.refused} ${refused.sentence}`);
      return;
    }
    this.#fail(message);
  }

  #fail(sentence: string): void {
    this.#setBusy(false);
    this.#toolbar.say(sentence, () => void this.run("run"));
    announce(sentence);
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
  async #request(way: Way): Promise<RunRequest | null> {
    const { event } = this.#editable();
    const request = { cell: this.#data.id, scenario: this.#scenario() };
    if (way === "async") return { ...request, steps: asynchronousSteps(this.#data, event), fresh: true };
    if (this.#exercise === null) return { ...request, steps: stepsWith(this.#data, event), fresh: this.#data.story === true };
    this.#toolbar.say(text.fetching("the exercise"));
    try {
      const { checks, steps } = await this.#exercise.load();
      return { ...request, steps, checks, fresh: true };
    } catch {
      if (this.#busy) this.#fail(text.exerciseUnavailable);
      return null;
    }
  }

  /** The cell's scenario with the reader's files and settings. */
  #scenario(): Scenario {
    const { files, settings } = this.#editable();
    const whole = Object.fromEntries(this.#files.map(([name, starter]) => [name, (files[name] ?? "") + (starter.endsWith("\n") ? "\n" : "")]));
    return scenarioWith(this.#data, whole, settings);
  }

  #makeExercise(section: HTMLElement): Exercise | null {
    const path = this.#data.exercise;
    if (path === null || path === undefined) return null;
    return new Exercise(section, {
      id: this.#data.id,
      url: new URL(path, document.baseURI).href,
      editorUrl: this.#page.editorUrl,
      code: () => this.#sources.files[this.#data.file] ?? "",
      useSolution: (code) => {
        this.#edits.replaceFiles({ [this.#data.file]: code.replace(/\n$/, "") }, text.solutionTaken);
      },
    });
  }

  #showPassed(): void {
    const { progress } = this.#page;
    const show = (): void => this.#frame.markPassed(progress.has("passed", this.#data.id));
    progress.watch(show);
    show();
  }

  #listen(section: HTMLElement): void {
    onIntent(section, () => {
      this.#page.runtime.prepare();
      this.#prepareViews();
      // Where the sign was a press on Run, the result comes first and the editor after it.
      setTimeout(() => this.#busy || this.#prepareEditor());
    });
    const onShortcut = (event: KeyboardEvent): void => {
      const shortcut = shortcutOf(event);
      if (shortcut === null || (shortcut === "async" && this.#data.async !== true)) return;
      event.preventDefault();
      event.stopPropagation();
      if (shortcut === "stop") this.stop();
      else if (shortcut === "reset") this.reset();
      else void this.run(shortcut);
    };
    section.addEventListener("keydown", onShortcut, true);
    keepFromBook(section);
  }

  #editable(): Editable {
    return { files: this.#sources.files, event: this.#event?.text ?? null, settings: this.#settings?.changes ?? {} };
  }

  #edited(): void {
    this.#edits.changed();
    this.#showEdited();
  }

  #write({ files, event, settings }: Editable, isReaders = false): void {
    this.#sources.files = files;
    if (this.#event !== null && event !== null) this.#event.text = event;
    if (this.#settings !== null) this.#settings.changes = settings;
    if (isReaders) this.#edits.changed();
    this.#showEdited();
  }

  #showEdited(): void {
    this.#frame.markEdited(this.#edits.edited);
    this.#environments.edited();
    this.#toolbar.showWarm(this.#environments.isWarm);
  }

  async #compare(notice: HTMLElement, other: Files): Promise<void> {
    const mine = this.#sources.files;
    const differing = this.#files.map(([name]) => name).filter((name) => name in other && other[name] !== mine[name]);
    const names = differing.length > 0 ? differing : [this.#data.file];
    const parts = names.map((name) => ({ name, mine: mine[name] ?? "", other: other[name] ?? "" }));
    await showComparison(notice, this.#page.editorUrl, parts, this.#files.length > 1);
  }

  #setBusy(isBusy: boolean): void {
    this.#busy = isBusy;
    this.#toolbar.setBusy(isBusy);
  }
}

/** Seconds after which the function times out, where the lesson says so. */
function timeLimit(data: CellData): number | null {
  const limit = cellFunction(data)?.["timeout_s"];
  return typeof limit === "number" ? limit : null;
}
