/** Every sentence and label of "Your work", in one table, like text.ts. */

const cells = (count: number): string => (count === 1 ? "1 cell" : `${count} cells`);
const exercises = (count: number): string => (count === 1 ? "1 exercise" : `${count} exercises`);
const lessons = (count: number): string => (count === 1 ? "1 lesson" : `${count} lessons`);
const questions = (count: number): string => (count === 1 ? "1 question" : `${count} questions`);

/** How much there is of each kind. */
export interface WorkCounts {
  edited: number;
  passed: number;
  read: number;
  answered: number;
}

/** What is there, in words; lessons and questions only where there are some. `kept` also says what became of them. */
const counted = ({ edited, passed, read, answered }: WorkCounts, kept: boolean): string =>
  [
    `${cells(edited)}${kept ? " that you changed" : ""}`,
    `${exercises(passed)}${kept ? " passed" : ""}`,
    ...(answered > 0 ? [`${questions(answered)}${kept ? " answered" : ""}`] : []),
    ...(read > 0 ? [`${lessons(read)} read`] : []),
  ].join(", ");

export const workText = {
  open: "Your work: save, load, reset",
  unavailable: "This could not be loaded. Check the network, then try again.",
  title: "Your work",
  about: "What you type stays in this browser, on this device. Nobody else sees it.",
  kept: (counts: WorkCounts) =>
    Object.values(counts).every((count) => count === 0) ? "Nothing is kept yet: you have changed no cell." : `Kept: ${counted(counts, true)}.`,
  forbidden: "This browser does not let the page keep anything.",
  download: "Save to a file",
  downloadHint: "One file with your code, events and settings, your answers, and your progress.",
  load: "Load from a file",
  loadHint: "What the file has takes the place of what is here; other cells stay.",
  resetPage: "Reset this page",
  resetAll: "Reset everything",
  resetHint: "Back to the lessons' own code.",
  forgetProgress: "Forget my progress",
  forgetProgressHint: "What you have read, solved and answered. Your code stays.",
  progressForgotten: (counts: WorkCounts) =>
    `Forgotten: ${exercises(counts.passed)}, ${lessons(counts.read)}, ${questions(counts.answered)}.`,
  close: "Close",
  undo: "Undo",
  undone: "It is as it was before.",
  wasLoaded: (counts: WorkCounts) => `Loaded: ${counted(counts, false)}.`,
  pageWasReset: (count: number) => `${cells(count)} of this page ${count === 1 ? "is" : "are"} as the lesson wrote ${count === 1 ? "it" : "them"}.`,
  allWasReset: (counts: WorkCounts) => `Forgotten: ${counted(counts, false)}.`,
  nothingToReset: "There was nothing to reset.",
  full: "The browser's storage is full, so not all of it could be kept.",
  refused: "This browser does not let the page keep anything, so it is gone when you close the page.",
  notJson: "This file is broken, or none that this book saved: it is not JSON.",
  notOurs: "This file was not saved by this book.",
  newer: (version: number) => `This file was saved by a newer version of this book (format ${version}). Reload the page to get that version, then load it again.`,
  brokenAnswer: (question: string) => `This file is broken: what it has for the question "${question}" cannot be read. Nothing was loaded.`,
  broken: (cell: string) => `This file is broken: what it has for the cell "${cell}" cannot be read. Nothing was loaded.`,
} as const;
