/** The frame of a cell: its head, the order of its parts, and whether the recorded or a live result is shown. */

import { BusyLook } from "./busy-look.js";
import { type CellData, cellFunction } from "./cell-data.js";
import { discard } from "./discard.js";
import { make } from "./dom.js";
import { text } from "./text.js";

/** The frame around one cell's parts. */
export class CellFrame {
  /** The blocks of code, by the name of their file. */
  readonly blocks: [string, HTMLElement][];
  /** Says how Tab behaves; the editor names it as its description. */
  readonly hint: HTMLElement;
  readonly modelUrl: string | null;
  readonly #section: HTMLElement;
  readonly #recorded: HTMLElement | null;
  #live = liveResult();
  readonly #staleLook = new BusyLook((isStale) => this.#showStale(isStale));
  readonly #edited = make("span", { class: "lambda-pill", hidden: true }, text.edited);
  readonly #passed = make("span", { class: "lambda-pill", "data-tone": "good", hidden: true }, text.passed);

  constructor(section: HTMLElement, data: CellData, title: string) {
    this.#section = section;
    const sources = [...section.querySelectorAll<HTMLElement>(".lambda-source")];
    if (sources.length === 0) sources.push(section.appendChild(make("div", { class: "lambda-source" })));
    section.querySelector(".lambda-settings-list")?.remove();
    this.blocks = sources.map((source) => [source.dataset["file"] ?? data.file, source]);
    this.#recorded = section.querySelector<HTMLElement>(".lambda-recorded");
    this.hint = make("p", { class: "lambda-unseen", id: `lambda-hint-${data.id}` });
    this.modelUrl = data.model ? new URL(data.model, document.baseURI).href : null;
    this.blocks[0]?.[1].before(this.#head(data, title));
    for (const pre of this.#recorded?.querySelectorAll("pre") ?? []) pre.tabIndex = 0;
  }

  /** Puts the parts in their places: some under the code, some under the result's label. */
  assemble(underCode: HTMLElement[], aboveResult: HTMLElement[]): void {
    this.blocks.at(-1)?.[1].after(this.hint, ...underCode, ...aboveResult, this.#live);
    this.#section.classList.add("lambda-ready");
  }

  markEdited(isEdited: boolean): void {
    this.#edited.hidden = !isEdited;
  }

  markPassed(isPassed: boolean): void {
    this.#passed.hidden = !isPassed;
  }

  /** A run began: what is shown is about to be replaced. */
  expectResult(): void {
    this.#staleLook.begin();
  }

  /** No result will come; what was shown stays. */
  endExpecting(): void {
    this.#staleLook.end();
  }

  showResult(result: HTMLElement): void {
    if (this.#live.firstElementChild !== result) {
      this.#discardLive();
      this.#live.append(result);
    }
    this.#live.hidden = false;
    if (this.#recorded !== null) this.#recorded.hidden = true;
    this.endExpecting();
  }

  showRecorded(): void {
    this.#discardLive();
    if (this.#recorded !== null) this.#recorded.hidden = false;
  }

  /** An empty place, which nobody sees yet, instead of what was shown. */
  #discardLive(): void {
    const old = this.#live;
    this.#live = liveResult();
    old.after(this.#live);
    discard(old);
  }

  #showStale(isStale: boolean): void {
    this.#live.toggleAttribute("data-stale", isStale);
    this.#recorded?.toggleAttribute("data-stale", isStale);
  }

  #head(data: CellData, title: string): HTMLElement {
    const settings = cellFunction(data) ?? { name: data.function, files: {} };
    const memory = settings["memory_mb"];
    const timeout = settings["timeout_s"];
    const architecture = settings["architecture"];
    const logFormat = settings["log_format"];
    const era = data.scenario["billing_era"];
    const isCompared = data.steps?.some((step) => "update_function" in step) ?? false;
    const facts = [
      ...(data.more_files === undefined ? [data.file] : []),
      ...(typeof memory === "number" && !isCompared ? [text.memory(memory)] : []),
      ...(typeof architecture === "string" ? [architecture] : []),
      ...(typeof timeout === "number" ? [text.timeout(timeout)] : []),
      ...(typeof logFormat === "string" ? [text.logFormat(logFormat)] : []),
      ...(typeof era === "string" ? [text.rulesOf(era)] : []),
    ];
    return make(
      "div",
      { class: "lambda-head" },
      ...(data.exercise ? [make("span", { class: "lambda-pill", "data-tone": "accent" }, text.exercise)] : []),
      make("span", { class: "lambda-title" }, title),
      this.#edited,
      this.#passed,
      make("span", { class: "lambda-facts" }, facts.join(" · ")),
    );
  }
}

/** The place of a live result: each has one of its own, so that a large one before it can go in peace. */
function liveResult(): HTMLElement {
  return make("div", { class: "lambda-live", hidden: true });
}
