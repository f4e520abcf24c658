/** Two scenarios as texts side by side: the files of their functions, their settings, their steps. */

import type { Part } from "./comparison.js";
import { type Piece, settingsText } from "./playground-piece.js";
import { playgroundText as text } from "./playground-text.js";
import { tidyJson } from "./tidy-json.js";

/** The parts in which two scenarios differ, in the order of the page. */
export function differingParts(mine: Piece, other: Piece): Part[] {
  const [ours, theirs] = [textsOf(mine), textsOf(other)];
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  const parts = [...names].map((name) => ({ name, mine: ours.get(name) ?? "", other: theirs.get(name) ?? "" }));
  return parts.filter((part) => part.mine !== part.other);
}

function textsOf({ scenario, steps }: Piece): Map<string, string> {
  const files = scenario.functions.flatMap(({ name, files }) =>
    Object.entries(files).map(([file, code]): [string, string] => [text.fileTab(name, file), code]),
  );
  return new Map([...files, [text.partSteps, steps.map(tidyJson).join("\n")], [text.scenarioFile, settingsText(scenario)]]);
}
