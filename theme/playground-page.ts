/** The Playground: joins gallery, code, steps, panels, cloud and the runtime. */

import { announce } from "./announce.js";
import { CloudMarks } from "./cloud-marks.js";
import { CloudView } from "./cloud-view.js";
import { CodeTabs } from "./code-tabs.js";
import { showComparison } from "./comparison.js";
import { keepFromBook, make, makeButton } from "./dom.js";
import { download } from "./download.js";
import { EnvironmentStrip } from "./environments.js";
import { fileName, zipOf } from "./export-zip.js";
import { GalleryView } from "./gallery-view.js";
import { onIntent } from "./intent.js";
import { Notices } from "./notice.js";
import { differingParts } from "./piece-comparison.js";
import { Board, PANEL, PLAYGROUND_CELL as CELL } from "./playground-board.js";
import { PieceEdits } from "./playground-edits.js";
import { assemble } from "./playground-frame.js";
import { starterOfLink } from "./playground-link.js";
import { type Gallery, namesIn, type Piece, type Starter, scenarioText } from "./playground-piece.js";
import { PieceStore } from "./playground-store.js";
import { playgroundText as text, shareText, stepText } from "./playground-text.js";
import { RunWatch } from "./run-watch.js";
import type { Inventory, Run, RunOutcome, Runtime } from "./runtime.js";
import { LinkError } from "./share-decode.js";
import { SharePanel } from "./share-panel.js";
import { describeStep, newStep } from "./step-text.js";
import { StepsView } from "./steps-view.js";
import { text as cellText } from "./text.js";
import { shortcutOf, Toolbar } from "./toolbar.js";

/** What the page is made with. */
export interface PlaygroundOptions {
  gallery: Gallery;
  runtime: Runtime;
  editorUrl: string;
}

/** The page. */
export class PlaygroundPage {
  readonly #options: PlaygroundOptions;
  readonly #store = new PieceStore();
  readonly #notices = new Notices();
  readonly #environments = new EnvironmentStrip();
  readonly #edits: PieceEdits;
  readonly #galleryView = new GalleryView((id) => this.#choose(id));
  readonly #board: Board;
  readonly #cloud: CloudView;
  readonly #share = new SharePanel(() => this.#piece);
  readonly #toolbar: Toolbar;
  readonly #code = make("div", { class: `${PANEL} lambda-panel-code` });
  readonly #happens = make("div", { class: `${PANEL} lambda-panel-steps` });
  #starters: Starter[];
  #starter: Starter;
  #piece: Piece;
  #tabs!: CodeTabs;
  #steps!: StepsView;
  #run: Run | null = null;
  #isBusy = false;
  /** What the last finished run deployed, if its cloud is still there. */
  #deployed: string | null = null;
  /** The objects that were there before the present run. */
  #before: ReadonlySet<string> = new Set();
  #marks = new CloudMarks(new Set());

  constructor(section: HTMLElement, options: PlaygroundOptions) {
    this.#options = options;
    this.#starters = options.gallery.starters;
    this.#board = new Board(options.gallery.modelUrl, options.runtime, CELL);
    this.#cloud = new CloudView({
      ask: (question) => options.runtime.ask(CELL, this.#piece.scenario, question),
      act: (step) => void this.#act(step),
    });
    this.#edits = new PieceEdits({
      store: this.#store,
      notices: this.#notices,
      read: () => this.#piece,
      write: (piece) => this.#show(piece),
      compare: (notice, other) => void showComparison(notice, options.editorUrl, differingParts(this.#piece, other), true),
    });
    const actions = { run: () => void this.run(), runAsync: null, stop: () => this.stop(), reset: () => this.#reset() };
    this.#toolbar = new Toolbar(false, actions, this.#environments.element);
    this.#starter = this.#starters.find(({ id }) => id === this.#store.open) ?? (this.#starters[0] as Starter);
    this.#piece = this.#starter.piece;
    this.#assemble(section);
    this.#open(this.#starter);
    this.#listen(section);
    void this.#openHash();
  }

  /** Runs all steps, beginning with an untouched cloud. */
  async run(): Promise<void> {
    if (this.#isBusy || !this.#isRunnable()) return;
    await this.#play(this.#piece.steps, true);
  }

  /** Ends the run, wherever it is. */
  stop(): void {
    this.#run?.stop();
  }

  /** Does one step now and keeps it at the end of the steps, so that Run repeats it. */
  async #act(step: string): Promise<void> {
    if (this.#isBusy || !this.#isRunnable()) return;
    const goesOn = this.#deployed === JSON.stringify(this.#piece.scenario);
    // What the step starts shall come to its end.
    const added = [step, newStep("until_idle", { functions: [], buckets: [], queues: [] })];
    this.#steps.append(...added);
    announce(stepText.added(describeStep(step)));
    await (goesOn ? this.#play(added, false) : this.#play(this.#piece.steps, true));
  }

  async #play(steps: string[], fresh: boolean): Promise<void> {
    const { runtime } = this.#options;
    this.#edits.flush();
    this.#setBusy(true);
    this.#marks = new CloudMarks(fresh ? new Set() : this.#before);
    this.#board.begin(this.#piece, !fresh);
    this.#environments.begin({ isFresh: fresh });
    this.#tabs.mark(new Map());
    const watch = new RunWatch(this.#toolbar, this.#board, null);
    this.#run = runtime.run(
      { cell: CELL, scenario: this.#piece.scenario, steps, fresh },
      {
        onState: (state) => watch.state(state),
        onProgress: (progress) => watch.progress(progress),
        onEvents: (events) => {
          this.#board.add(events);
          for (const event of events) {
            this.#marks.add(event);
            this.#environments.add(event);
          }
        },
      },
    );
    const deployed = JSON.stringify(this.#piece.scenario);
    const outcome = await this.#run.outcome;
    watch.end();
    this.#deployed = outcome.kind === "finished" ? deployed : null;
    await this.#finish(outcome);
  }

  async #finish(outcome: RunOutcome): Promise<void> {
    this.#run = null;
    this.#setBusy(false);
    const sentence = this.#board.end();
    if (outcome.kind === "finished") {
      this.#toolbar.say("");
      this.#tabs.mark(this.#board.failures(this.#piece));
      announce(sentence);
      await this.#look();
    } else if (outcome.kind === "stopped") {
      this.#toolbar.say(cellText.stopped);
      announce(cellText.stopped);
    } else {
      this.#refuse(outcome.reason === "input" ? text.refusedInput(outcome.message) : outcome.message, outcome.message);
    }
    this.#tabs.prepare();
  }

  /** A run could not be made: where a setting is the reason, its field says so too. */
  #refuse(problem: string, message: string): void {
    const [, index, path, sentence] = /^functions\[(\d+)\]\.([\w.]+):? (.*)$/s.exec(message) ?? [];
    if (index !== undefined) this.#tabs.refuse(Number(index), path ?? "", sentence ?? "");
    this.#toolbar.say(problem, () => void this.run());
    announce(problem);
  }

  /** Shows what lies in the cloud now. */
  async #look(): Promise<void> {
    const { scenario } = this.#piece;
    try {
      const inventory = await this.#options.runtime.ask(CELL, scenario, { about: "inventory" });
      this.#before = objectsOf(inventory);
      this.#cloud.show(inventory, scenario, this.#marks);
    } catch (error) {
      this.#toolbar.say(error instanceof Error ? error.message : String(error));
    }
  }

  /** False after saying what is not right yet. */
  #isRunnable(): boolean {
    const broken = this.#steps.firstBroken;
    const sentence = broken !== null ? stepText.refused(broken) : this.#tabs.isRefused ? cellText.eventRefused : null;
    if (sentence === null) return true;
    if (broken !== null) this.#steps.openStep(broken);
    this.#toolbar.say(sentence);
    announce(sentence);
    return false;
  }

  #reset(): void {
    this.stop();
    this.#options.runtime.reset(CELL);
    this.#edits.reset();
    this.#toolbar.say("");
    announce(text.wasReset);
  }

  async #take(): Promise<void> {
    const { title, scenario } = this.#piece;
    this.#toolbar.say(shareText.packing);
    try {
      const question = { about: "export", scenario: scenarioText(this.#piece), title } as const;
      const files = await this.#options.runtime.ask(CELL, scenario, question);
      const name = fileName(title);
      download(`${name}.zip`, zipOf(name, files) as Uint8Array<ArrayBuffer>, "application/zip");
      this.#toolbar.say(shareText.packed(`${name}.zip`));
      announce(shareText.packed(`${name}.zip`));
    } catch (error) {
      const problem = shareText.notPacked(error instanceof Error ? error.message : String(error));
      this.#toolbar.say(problem);
      announce(problem);
    }
  }

  #choose(id: string): void {
    const starter = this.#starters.find((other) => other.id === id);
    if (starter === undefined) return;
    this.stop();
    if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
    this.#open(starter);
    announce(text.chosen(this.#piece.title));
  }

  #open(starter: Starter): void {
    this.#options.runtime.reset(CELL);
    this.#starter = starter;
    if (!starter.id.startsWith("link-")) this.#store.open = starter.id;
    this.#show(this.#edits.open(starter));
  }

  /** Shows a scenario from its beginning. */
  #show(piece: Piece): void {
    const openTab = this.#tabs?.openKey ?? null;
    this.#piece = piece;
    this.#deployed = null;
    this.#share.close();
    this.#toolbar.say("");
    this.#board.clear();
    this.#environments.clear();
    this.#cloud.clear();
    this.#cloud.showPlan(piece.scenario);
    this.#tabs = new CodeTabs(
      piece.scenario,
      {
        editorUrl: this.#options.editorUrl,
        settings: this.#options.gallery.settings,
        onChange: (scenario) => this.#setScenario(scenario),
        onPlain: () => this.#notices.show("plain", cellText.editorUnavailable),
      },
      openTab,
    );
    this.#code.replaceChildren(heading(text.code), this.#tabs.element);
    this.#showSteps();
    this.#showGallery();
  }

  #showSteps(): void {
    const { scenario, steps } = this.#piece;
    const names = { functions: namesIn(scenario, "functions"), buckets: namesIn(scenario, "buckets"), queues: namesIn(scenario, "queues") };
    this.#steps = new StepsView({ steps, names, onChange: (changed) => this.#changed({ ...this.#piece, steps: changed }) });
    this.#happens.replaceChildren(heading(text.steps), this.#steps.element);
  }

  #showGallery(): void {
    const items = this.#starters.map((starter) => ({
      id: starter.id,
      title: starter.piece.title,
      summary: starter.summary,
      isEdited: this.#edits.isEdited(starter),
    }));
    this.#galleryView.show(items, this.#starter.id);
  }

  #setScenario(scenario: Piece["scenario"]): void {
    const isRenamed = (["functions", "buckets", "queues"] as const).some(
      (list) => namesIn(scenario, list).join() !== namesIn(this.#piece.scenario, list).join(),
    );
    this.#changed({ ...this.#piece, scenario });
    // The forms of the steps offer the names that there are.
    if (isRenamed) {
      this.#showSteps();
      this.#cloud.showPlan(scenario);
    }
  }

  #changed(piece: Piece): void {
    this.#piece = piece;
    this.#edits.changed();
    this.#showGallery();
  }

  /** Opens what the address names: a scenario of the gallery, or one that the address itself holds. */
  async #openHash(): Promise<void> {
    const named = /^#scenario=([\w-]+)$/.exec(location.hash)?.[1];
    if (named !== undefined) return this.#choose(named);
    try {
      const opened = await starterOfLink(location.hash);
      if (opened === null) return;
      this.#starters = [...this.#options.gallery.starters, opened.starter];
      this.stop();
      this.#open(opened.starter);
      this.#tell("link", opened.sentence);
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      this.#tell("link", error.message);
    }
  }

  #tell(kind: string, sentence: string): void {
    this.#notices.show(kind, sentence);
    announce(sentence);
  }

  #assemble(section: HTMLElement): void {
    const take = makeButton({ class: "lambda-button", title: shareText.takeHint }, () => void this.#take(), shareText.take);
    const all = makeButton(
      { class: "lambda-button lambda-quiet" },
      () => {
        this.#edits.resetAll(this.#starters);
        this.#showGallery();
      },
      text.resetAll,
    );
    this.#toolbar.element.querySelector(".lambda-buttons")?.append(this.#share.button, take, all);
    const cloud = make("div", { class: `${PANEL} lambda-panel-cloud` }, heading(text.cloud), this.#cloud.element);
    assemble(section, {
      bar: [this.#galleryView.element, this.#notices.element, this.#toolbar.element, this.#share.element],
      made: [this.#code, this.#happens],
      happened: [this.#board.happened, this.#board.log],
      bill: this.#board.bill,
      cloud,
    });
  }

  #listen(section: HTMLElement): void {
    onIntent(section, () => {
      this.#options.runtime.prepare();
      setTimeout(() => this.#isBusy || this.#tabs.prepare());
    });
    section.addEventListener(
      "keydown",
      (event) => {
        const shortcut = shortcutOf(event);
        const isOthers = event.target instanceof Element && event.target.closest("[data-own-keys]") !== null && shortcut === "run";
        if (shortcut === null || shortcut === "async" || isOthers) return;
        event.preventDefault();
        event.stopPropagation();
        if (shortcut === "stop") this.stop();
        else if (shortcut === "reset") this.#reset();
        else void this.run();
      },
      true,
    );
    keepFromBook(section);
    // A file that misses its bucket must not replace the page.
    for (const kind of ["dragover", "drop"] as const) {
      section.addEventListener(kind, (event) => event.dataTransfer?.types.includes("Files") === true && event.preventDefault());
    }
    addEventListener("hashchange", () => void this.#openHash());
  }

  #setBusy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#toolbar.setBusy(isBusy);
  }
}

function heading(label: string): HTMLElement {
  return make("h2", { class: "lambda-panel-title" }, label);
}

function objectsOf(inventory: Inventory): Set<string> {
  return new Set(inventory.buckets.flatMap(({ name, objects }) => objects.map(({ key }) => `${name}/${key}`)));
}
