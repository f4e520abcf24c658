/** What marks and lessons say of the reader's progress, in one table, like text.ts. */

const of = (done: number, all: number, one: string, many: string): string => `${done} of ${all} ${all === 1 ? one : many}`;

export const progressText = {
  read: "read",
  notRead: "not read to its end",
  exercises: (done: number, all: number) => `${of(done, all, "exercise", "exercises")} solved`,
  questions: (done: number, all: number) => `${of(done, all, "question", "questions")} answered right`,
  done: "done",
  begun: "begun",
  wasRead: "You have read this lesson.",
  forgetRead: "Mark as not read",
  goOn: "Go on where you left off",
  at: (title: string, heading: string) => (heading === "" ? title : `${title}: ${heading}`),
  present: "Presenter view",
  unavailable: "This part of the page could not be loaded. Check the network, then try again.",
} as const;
