/** What the preprocessor wrote into the page about one cell. */

import { invokeText, type Scenario, type ScenarioFunction } from "./protocol.js";
import { memberText } from "./tidy-json.js";

/** The JSON of a cell's `script.lambda-data`. */
export interface CellData {
  id: string;
  scenario: Scenario;
  /** The file that the reader edits. */
  file: string;
  /** The function that is called. */
  function: string;
  /** Exact JSON text; null: the call carries no payload and the cell shows no event box. */
  event: string | null;
  /** What Run does: calls, without their event, and what happens between them. One call where it is left out. */
  steps?: Record<string, unknown>[];
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
  return { ...(JSON.parse(json) as Omit<CellData, "event">), event: memberText(json, "event") };
}

/** The function that the cell calls. */
export function cellFunction(data: CellData): ScenarioFunction | undefined {
  return data.scenario.functions.find(({ name }) => name === data.function);
}

/** The steps of one run, each call with this event: JSON text as the reader typed it, or null for none. */
export function stepsWith(data: CellData, event: string | null): string[] {
  const steps = data.steps ?? [{ invoke: data.function }];
  return steps.map((step) => ("invoke" in step ? invokeText(data.function, event) : JSON.stringify(step)));
}

/** The cell's scenario with the reader's code in it. Steps go to the runtime on their own. */
export function scenarioWith(data: CellData, code: string): Scenario {
  const { steps: _, ...rest } = data.scenario;
  const functions = data.scenario.functions.map((fn) =>
    fn.name === data.function ? { ...fn, files: { ...fn.files, [data.file]: code } } : fn,
  );
  return { ...rest, functions };
}
