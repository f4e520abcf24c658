/** The code of a scenario: a tab for each file of each function, and one for all else of it as JSON. */

import { make, makeButton, unseen } from "./dom.js";
import type { Failure } from "./failure.js";
import { jsonArea } from "./json-area.js";
import { type OfferedSettings, settingsText, withSettings } from "./playground-piece.js";
import { playgroundText as text } from "./playground-text.js";
import type { Scenario } from "./protocol.js";
import { SettingsPanel } from "./settings-panel.js";
import { SourceView } from "./source-view.js";
import { text as cellText } from "./text.js";
import { runKeys } from "./toolbar.js";

/** What the tabs are made with. */
export interface CodeTabsOptions {
  editorUrl: string;
  settings: OfferedSettings;
  /** The reader changed something; the scenario is the new one. */
  onChange(scenario: Scenario): void;
  /** The editor could not be had; a plain text box stands in. */
  onPlain(): void;
}

interface Tab {
  label: string;
  /** Makes what the tab shows, the first time it is opened. */
  fill(panel: HTMLElement): void;
}

const SCENARIO_TAB = "scenario";

/** The tab of a file. */
const keyOf = (functionName: string, file: string): string => JSON.stringify([functionName, file]);

/** The tabs, made anew for each scenario that is shown. */
export class CodeTabs {
  readonly element: HTMLElement;
  readonly #options: CodeTabsOptions;
  readonly #sources = new Map<string, SourceView>();
  readonly #tabs: { tab: HTMLButtonElement; panel: HTMLElement; key: string; fill(panel: HTMLElement): void }[] = [];
  readonly #settings = make("div", { class: "lambda-code-settings" });
  #panel: SettingsPanel | null = null;
  #scenario: Scenario;
  #isRefused = false;

  /** `open` is the key of the tab to begin with, from `openKey` of earlier tabs. */
  constructor(scenario: Scenario, options: CodeTabsOptions, open: string | null = null) {
    this.#scenario = scenario;
    this.#options = options;
    const list = make("div", { class: "lambda-tabs", role: "tablist", "aria-label": text.code });
    const panels = make("div", { class: "lambda-tab-panels" });
    for (const [key, { label, fill }] of this.#all()) {
      const id = `lambda-tab-${this.#tabs.length}`;
      const tab = makeButton(
        { class: "lambda-tab", role: "tab", id, "aria-controls": `${id}-panel` },
        () => this.#open(key),
        label,
      );
      const panel = make("div", { class: "lambda-tab-panel", role: "tabpanel", id: `${id}-panel`, "aria-labelledby": id, hidden: true });
      this.#tabs.push({ tab, panel, key, fill });
      list.append(tab);
      panels.append(panel);
    }
    list.addEventListener("keydown", (event) => this.#arrows(event));
    this.element = make("div", { class: "lambda-code" }, list, panels, this.#settings);
    this.#open(this.#tabs.some(({ key }) => key === open) ? (open as string) : (this.#tabs[0]?.key ?? SCENARIO_TAB));
  }

  /** The key of the open tab. */
  get openKey(): string | null {
    return this.#tabs.find(({ panel }) => !panel.hidden)?.key ?? null;
  }

  /** Marks the lines where functions failed, and takes earlier marks away. */
  mark(failures: Map<string, Failure>): void {
    for (const [key, source] of this.#sources) {
      const [name, file] = JSON.parse(key) as [string, string];
      const failure = failures.get(name);
      source.mark(failure?.file === file ? failure : null);
    }
    for (const { tab, key } of this.#tabs) {
      const isFailed = [...failures].some(([name, { file }]) => key === keyOf(name, file));
      tab.toggleAttribute("data-failed", isFailed);
    }
  }

  /** Shows a refusal of the core at the setting that it is about; false when that is not to be seen. */
  refuse(functionIndex: number, path: string, sentence: string): boolean {
    if (this.openKey === SCENARIO_TAB) return false;
    const name = this.#scenario.functions[functionIndex]?.name;
    const tab = this.#tabs.find(({ key }) => key !== SCENARIO_TAB && (JSON.parse(key) as [string, string])[0] === name);
    if (tab === undefined) return false;
    this.#open(tab.key);
    return this.#panel?.refuse(path, sentence) ?? false;
  }

  /** Whether scenario.json holds what cannot be used at the moment. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** Fetches the editor for the open file. */
  prepare(): void {
    const source = this.#sources.get(this.openKey ?? "");
    source?.prepare().catch(() => undefined);
  }

  #all(): Map<string, Tab> {
    const tabs = new Map<string, Tab>();
    for (const { name, files } of this.#scenario.functions) {
      for (const file of Object.keys(files)) {
        const key = keyOf(name, file);
        tabs.set(key, { label: text.fileTab(name, file), fill: (panel) => this.#fillSource(panel, key, name, file) });
      }
    }
    tabs.set(SCENARIO_TAB, { label: text.scenarioFile, fill: (panel) => this.#fillScenario(panel) });
    return tabs;
  }

  #open(key: string): void {
    for (const { tab, panel, key: other, fill } of this.#tabs) {
      const isOpen = other === key;
      tab.setAttribute("aria-selected", String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      panel.hidden = !isOpen;
      // What scenario.json says may have been changed elsewhere meanwhile.
      const isStale = other === SCENARIO_TAB && !this.#isRefused;
      if (isOpen && (panel.childElementCount === 0 || isStale)) fill(panel);
    }
    this.#showSettings(key === SCENARIO_TAB ? null : (JSON.parse(key) as [string, string])[0]);
  }

  /** The settings of the function whose file is open, under the code. An action of another platform has others. */
  #showSettings(name: string | null): void {
    const { values, choices } = this.#options.settings;
    const fn = this.#scenario.functions.find((other) => other.name === name);
    this.#panel = null;
    this.#settings.replaceChildren();
    if (fn === undefined || fn["platform"] === "openwhisk") return;
    const initial = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fn[key] ?? value]));
    const panel = new SettingsPanel(`playground-${this.#scenario.functions.indexOf(fn)}`, initial, choices, () => {
      const functions = this.#scenario.functions.map((other) => (other.name === name ? { ...fn, files: other.files, ...panel.changes } : other));
      this.#change({ ...this.#scenario, functions });
    });
    this.#panel = panel;
    this.#settings.append(panel.element);
  }

  #arrows(event: KeyboardEvent): void {
    const at = this.#tabs.findIndex(({ tab }) => tab === document.activeElement);
    const last = this.#tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    const next = to === undefined ? undefined : this.#tabs[to];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    this.#open(next.key);
    next.tab.focus();
  }

  #fillSource(panel: HTMLElement, key: string, name: string, file: string): void {
    const code = this.#scenario.functions.find((fn) => fn.name === name)?.files[file] ?? "";
    // The last line break is not shown as a line of its own.
    const lineEnd = code.endsWith("\n") ? "\n" : "";
    const hint = unseen(cellText.editorHint(runKeys));
    hint.id = `lambda-tab-hint-${this.#sources.size}`;
    const box = make("div", { class: "lambda-source" }, make("pre", {}, make("code", { class: "language-python" })));
    panel.append(box, hint);
    const source = new SourceView({
      element: box,
      editorUrl: this.#options.editorUrl,
      text: code.replace(/\n$/, ""),
      plainLabel: cellText.sourceLabel(name, file),
      editor: { label: cellText.editorLabel(name, file), describedBy: hint.id, isPython: file.endsWith(".py") },
      onChange: (changed) => this.#setCode(name, file, changed + lineEnd),
      onPlain: () => this.#options.onPlain(),
    });
    this.#sources.set(key, source);
  }

  #setCode(name: string, file: string, code: string): void {
    const functions = this.#scenario.functions.map((fn) => (fn.name === name ? { ...fn, files: { ...fn.files, [file]: code } } : fn));
    this.#change({ ...this.#scenario, functions });
  }

  #fillScenario(panel: HTMLElement): void {
    const hint = make("p", { class: "lambda-note", id: "lambda-scenario-hint" }, text.scenarioHint);
    const box = jsonArea({
      id: "scenario",
      label: text.scenarioLabel,
      describedBy: hint.id,
      source: settingsText(this.#scenario),
      rows: { least: 12, most: 28 },
      onChange: (source) => {
        const problem = source === null ? null : this.#takeSettings(source);
        this.#isRefused = source === null || problem !== null;
        return problem;
      },
    });
    panel.replaceChildren(hint, box);
  }

  /** Takes the settings over, or says why not. What is inside them is checked where the scenario is run. */
  #takeSettings(source: string): string | null {
    const value = JSON.parse(source) as { functions?: unknown } | null;
    const functions = value?.functions;
    const hasName = (fn: unknown): boolean => typeof (fn as { name?: unknown } | null)?.name === "string";
    if (!Array.isArray(functions) || functions.length === 0 || !functions.every(hasName)) return text.scenarioNoFunctions;
    const names = functions.map(({ name }: { name: string }) => name);
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) return text.scenarioName(twice);
    this.#change(withSettings(this.#scenario, value as Record<string, unknown>, text.newHandler));
    return null;
  }

  #change(scenario: Scenario): void {
    this.#scenario = scenario;
    this.#options.onChange(scenario);
  }
}
