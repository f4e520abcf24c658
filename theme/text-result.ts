/** Every sentence and label of a result's own views, in one table, like text.ts. */

const number = new Intl.NumberFormat("en");

export const resultText = {
  // The response.
  tree: "Tree",
  folded: (count: number, isObject: boolean) =>
    isObject ? `${count} ${count === 1 ? "key" : "keys"}` : `${count} ${count === 1 ? "item" : "items"}`,
  copyResponse: "Copy the response",
  copy: "Copy",
  copied: "Copied",
  notCopied: "This browser does not let the page copy. Select the text instead.",

  // The log.
  copyLog: "Copy the log",
  filter: "Filter the log",
  filterPlaceholder: "Filter",
  showsAll: "All lines",
  showsOwn: "Your lines",
  showsPlatform: "Lambda's lines",
  whoseLines: "Whose lines",
  matches: (shown: number, all: number) => `${number.format(shown)} of ${number.format(all)} lines`,
  noMatch: "No line has this text.",
  request: (id: string) => `Request ${id}`,
  wholeRequest: (id: string) => `RequestId: ${id}`,

  // The rest.
  results: "Result",
  showFailure: (file: string, line: number) => `Show ${file}, line ${number.format(line)}`,
} as const;
