/** What the preprocessor wrote into the page about one cell. */

import { invokeText, type Scenario, type ScenarioFunction } from "./protocol.js";
import type { SettingsChoices } from "./settings-panel.js";
import { itemTexts, memberText } from "./tidy-json.js";

/** The JSON of a cell's `script.lambda-data`. */
export interface CellData {
  id: string;
  scenario: Scenario;
  /** The file that the reader edits. */
  file: string;
  /** More files of the function, under tabs beside the first. */
  more_files?: string[];
  /** The function that is called. */
  function: string;
  /** Exact JSON text; null: the call carries no payload and the cell shows no event box. */
  event: string | null;
  /** What Run does: calls, without their event, and what happens between them. One call where it is left out. */
  steps?: Record<string, unknown>[];
  /** The same steps as exact JSON texts. */
  stepTexts?: string[];
  /** More happens than calls that somebody waits for: a table tells what, and each run begins with a fresh cloud. */
  story?: boolean;
  /** The reader may change settings: their values as the lesson has them, and the choices of those that are words. */
  settings?: { values: Record<string, unknown>; choices: SettingsChoices };
  /** The reader may call the function without waiting, too. */
  async?: boolean;
  starter_hash: string;
  /** Address of exercise.json, relative to the page. */
  exercise?: string | null;
  /** Address of the page that explains the simulated figures, relative to this page. */
  model?: string | null;
}

/** Reads a cell's data; null where the markup is not a whole cell. */
export function readCellData(section: HTMLElement): CellData | null {
  const json = section.querySelector(":scope > script.lambda-data")?.textContent;
  if (json === null || json === undefined) return null;
  const steps = memberText(json, "steps");
  return {
    ...(JSON.parse(json) as Omit<CellData, "event" | "stepTexts">),
    event: memberText(json, "event"),
    ...(steps === null ? {} : { stepTexts: itemTexts(steps) }),
  };
}

/** The function that the cell calls. */
export function cellFunction(data: CellData): ScenarioFunction | undefined {
  return data.scenario.functions.find(({ name }) => name === data.function);
}

/**
 * The steps of one run. A call of the cell's function that names no event gets this one: JSON text as the reader typed it, or null
 * for none.
 */
export function stepsWith(data: CellData, event: string | null): string[] {
  if (data.stepTexts === undefined) return [invokeText(data.function, event)];
  return data.stepTexts.map((text, index) => {
    const step = data.steps?.[index] ?? {};
    const isOpen = step["invoke"] === data.function && !("event" in step) && !("payload" in step);
    return event !== null && isOpen ? `${text.slice(0, text.lastIndexOf("}"))},"event":${event}}` : text;
  });
}

/** The steps of a call that nobody waits for: hand the event over, then let time pass until nothing is left to do. */
export function asynchronousSteps(data: CellData, event: string | null): string[] {
  const call = invokeText(data.function, event);
  return [`${call.slice(0, -1)},"type":"Event"}`, '{"until_idle":{}}'];
}

/** The files of the cell's function, the one that is shown first at the beginning. */
export function cellFiles(data: CellData): [string, string][] {
  const files = cellFunction(data)?.files ?? {};
  return [data.file, ...(data.more_files ?? [])].map((name) => [name, files[name] ?? ""]);
}

/**
 * The cell's scenario with the reader's files in it, in each function that has the lesson's, and with the reader's settings for
 * the cell's function. Steps go to the runtime on their own.
 */
export function scenarioWith(data: CellData, edited: Record<string, string>, settings: Record<string, unknown>): Scenario {
  const { steps: _, ...rest } = data.scenario;
  const starter = cellFunction(data)?.files[data.file];
  const functions = data.scenario.functions.map((fn) => {
    const isCells = fn.name === data.function;
    const files = fn.files[data.file] === starter ? { ...fn.files, ...edited } : fn.files;
    return { ...fn, ...(isCells ? settings : {}), files };
  });
  return { ...rest, functions };
}

/** How often Run calls the function. An exercise shows its calls one by one. */
export function callCount(data: CellData): number {
  return data.steps?.filter((step) => "invoke" in step).length ?? 1;
}
