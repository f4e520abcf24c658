/** Compares two texts line by line, for "what is different in the solution". */

import { diffLines } from "diff";
import type { ComparedLines } from "./editor-api.js";

/** Runs of lines that are in both texts or in one of them, in order. */
export function compareLines(left: string, right: string): ComparedLines[] {
  const withEnd = (text: string): string => (text === "" || text.endsWith("\n") ? text : `${text}\n`);
  return diffLines(withEnd(left), withEnd(right)).map((change) => ({
    kind: change.added ? "right" : change.removed ? "left" : "both",
    lines: change.value.replace(/\n$/, "").split("\n"),
  }));
}
