/** The file in which a reader takes work along: a versioned JSON format, read with care. */

import { cellKey, type Edit, readEdit, type Snapshot } from "./edits.js";
import { DONE, type Done } from "./progress.js";
import { ANSWER, type KeptAnswer, readAnswer } from "./quiz-store.js";
import { workText as words } from "./text-work.js";

/** Says what the file is. */
const FORMAT = "fire-and-forget-work";
const VERSION = 1;

/**
 * What a file holds: edits by cell, answers of quizzes by quiz and question, and ids of what is done. Files of earlier books have no answers, no
 * `read` and no `right`.
 */
export interface Work extends Record<Done, string[]> {
  cells: Record<string, Edit>;
  answers: Record<string, KeptAnswer>;
}

/** What a file holds, or a sentence that says why it cannot be read. */
export type WorkReading = { ok: true; work: Work } | { ok: false; sentence: string };

/** The work in a snapshot of the storage; what cannot be read stays behind. */
export function workIn(snapshot: Snapshot): Work {
  const work: Work = { cells: {}, answers: {}, read: [], passed: [], right: [] };
  const cell = cellKey("");
  for (const [key, value] of Object.entries(snapshot)) {
    for (const kind of DONE) if (key.startsWith(`${kind}:`)) work[kind].push(key.slice(kind.length + 1));
    const answer = key.startsWith(ANSWER) ? readAnswer(value) : null;
    if (answer !== null) work.answers[key.slice(ANSWER.length)] = answer;
    const edit = key.startsWith(cell) ? readEdit(value) : null;
    if (edit !== null) work.cells[key.slice(cell.length)] = edit;
  }
  return work;
}

/** The text of the file. */
export function writeWork(work: Work, savedAt: string): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, saved_at: savedAt, ...work }, null, 2)}\n`;
}

/** Reads the text of a file. */
export function readWork(source: string): WorkReading {
  let file: Record<string, unknown>;
  try {
    file = JSON.parse(source) as typeof file;
  } catch {
    return { ok: false, sentence: words.notJson };
  }
  const { format, version, cells, answers } = file ?? {};
  if (format !== FORMAT || typeof version !== "number") return { ok: false, sentence: words.notOurs };
  if (version > VERSION) return { ok: false, sentence: words.newer(version) };
  const ids = (list: unknown): string[] => (Array.isArray(list) ? list.filter((id) => typeof id === "string") : []);
  const work: Work = { cells: {}, answers: {}, read: ids(file["read"]), passed: ids(file["passed"]), right: ids(file["right"]) };
  for (const [id, edit] of Object.entries((cells ?? {}) as Record<string, unknown>)) {
    const read = readEdit(JSON.stringify(edit));
    if (read === null) return { ok: false, sentence: words.broken(id) };
    work.cells[id] = read;
  }
  for (const [id, answer] of Object.entries((answers ?? {}) as Record<string, unknown>)) {
    const read = readAnswer(JSON.stringify(answer));
    if (read === null) return { ok: false, sentence: words.brokenAnswer(id) };
    work.answers[id] = read;
  }
  return { ok: true, work };
}

/** The storage's entries that hold this work. */
export function entriesOf(work: Work): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(work.cells).map(([id, edit]) => [cellKey(id), JSON.stringify(edit)]),
    ...DONE.flatMap((kind) => work[kind].map((id) => [`${kind}:${id}`, "1"])),
    ...Object.entries(work.answers).map(([id, answer]) => [ANSWER + id, JSON.stringify(answer)]),
  ]);
}
