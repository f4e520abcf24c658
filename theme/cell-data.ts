/** What the preprocessor wrote into the page about one cell. */

import type { Scenario, ScenarioFunction } from "./protocol.js";
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
  /** How often Run calls the function; once where it is left out. */
  times?: number;
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

/** The cell's scenario with the reader's code in it. Steps go to the runtime on their own. */
export function scenarioWith(data: CellData, code: string): Scenario {
  const { steps: _, ...rest } = data.scenario;
  const functions = data.scenario.functions.map((fn) =>
    fn.name === data.function ? { ...fn, files: { ...fn.files, [data.file]: code } } : fn,
  );
  return { ...rest, functions };
}
