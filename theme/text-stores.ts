/** Every sentence and label about MongoDB, Redshift and EC2 in the Playground's cloud, in a table of its own, like playground-text.ts. */

const number = new Intl.NumberFormat("en");

const count = (amount: number, one: string, many: string): string => `${number.format(amount)} ${amount === 1 ? one : many}`;

export const storeText = {
  changes: (inserted: number, updated: number, deleted: number) =>
    [
      [inserted, "inserted"],
      [updated, "updated"],
      [deleted, "deleted"],
    ]
      .filter(([amount]) => Number(amount) > 0)
      .map(([amount, word]) => `${number.format(Number(amount))} ${word}`)
      .join(", "),
  isNew: "New",
  page: (from: number, to: number, total: number) => `${number.format(from)} to ${number.format(to)} of ${number.format(total)}`,
  earlier: "Earlier",
  later: "Later",
  newOnes: "Show the new ones",

  mongodb: "MongoDB",
  database: (name: string) => `MongoDB database ${name}`,
  noCollections: "Nothing is in it yet. A collection is there as soon as a program inserts a document.",
  collections: (collections: number, documents: number) =>
    `${count(collections, "collection", "collections")}, ${count(documents, "document", "documents")}`,
  collectionColumns: ["Collection", "Documents", "Last run"],
  amount: (amount: number) => number.format(amount),
  documents: (name: string) => `Documents of ${name}`,
  noDocuments: "This collection is empty.",
  gone: "This collection is not there any more.",
  cut: (shown: number) => `The first ${number.format(shown)} characters are shown.`,

  redshift: "Redshift",
  tables: (amount: number) => count(amount, "table", "tables"),
  noTables: "There is no table yet. Make one with create table in the box below, or write it into scenario.json, under redshift and sql.",
  tableColumns: ["Table", "Rows", "Last run"],
  view: "view",
  rowsOf: (name: string) => `Rows of ${name}`,
  noRows: "No rows.",
  null: "NULL",
  notYet: "Its tables are there once the scenario has run.",

  sql: "Ask in SQL",
  sqlHint: "A question changes nothing: what a statement does here is not kept.",
  ask: (keys: string) => `Ask (${keys})`,
  askLabel: "Ask Redshift",
  loadErrors: "Load errors",
  loadErrorsHint: "What COPY could not load, from stl_load_errors",
  asking: "Asking …",
  answer: "Answer of Redshift",
  rows: (shown: number, total: number) =>
    shown === total
      ? count(total, "row", "rows")
      : `The first ${number.format(shown)} of ${number.format(total)} rows are shown. Ask for fewer with where, or for later ones with limit and offset.`,
  wouldWrite: (command: string, rows: number) =>
    `${command} works${rows < 0 ? "" : `, with ${count(rows, "row", "rows")}`}. It was tried on a copy, so nothing has changed.`,
  didNothing: (command: string) => `${command}: done, without an answer.`,
  asStep: "Do it in the cloud",
  asStepHint: "Adds it as the last step and does it now; Run repeats it",
  nothingAsked: "Write a statement first.",

  machines: "EC2 machines",
  machineColumns: ["Machine", "Type", "State", "Programs run", "Time to pay for"],
  boots: (state: string, time: string) => `${state}, boots until ${time}`,
  time: (seconds: number) => {
    const minutes = Math.ceil(seconds / 60);
    if (seconds < 120) return `${seconds} s`;
    const hours = `${number.format(Math.floor(minutes / 60))} h`;
    if (minutes < 120) return `${minutes} min`;
    return minutes % 60 === 0 ? hours : `${hours} ${minutes % 60} min`;
  },
  machine: (name: string) => `EC2 machine ${name}`,
} as const;
