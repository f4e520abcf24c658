/** Every sentence and label that the page shows, in one table, so that a translation is one file. */

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export const text = {
  // The frame of a cell.
  edited: "Edited",
  exercise: "Exercise",
  passed: "Passed",
  memory: (mb: number) => `${mb} MB`,
  timeout: (seconds: number) => `${seconds} s timeout`,
  logFormat: (format: string) => `log format ${format}`,
  rulesOf: (month: string) => `billed as in ${month}`,

  // Buttons.
  run: "Run",
  check: "Run the checks",
  stop: "Stop",
  reset: "Reset",
  retry: "Try again",
  undo: "Undo",
  runHint: "Run this function",
  checkHint: "Run this function and check what it did",
  runAgain: "Run again (warm)",
  runAgainHint: "Run this function once more, in the environment that is warm",
  runAsync: "Invoke asynchronously",
  runAsyncHint: "Hand the event over and wait for nothing: Lambda calls the function, and tries again if it fails",
  stopHint: "Stop this run and roll back what it changed",
  resetHint: "Back to the lesson's code and event, with a fresh cloud",
  controlKey: "Ctrl",
  commandKey: "⌘",
  shiftKey: "Shift",
  enterKey: "Enter",
  altKey: "Alt",
  optionKey: "⌥",
  backspaceKey: "Backspace",
  /** Keys that have a sign shorter than their name. */
  keyGlyphs: { Enter: "⏎", Backspace: "⌫" } as Record<string, string>,
  withKeys: (hint: string, keys: string) => `${hint} (${keys})`,

  // Environments.
  environments: {
    warm: (count: number, calls: number) =>
      `${count === 1 ? "1 warm environment" : `${count} warm environments`} · ${calls === 1 ? "1 call" : `${calls} calls`}`,
    cold: "The next start is cold",
    reset: "The next call initialises again",
    made: (count: number, calls: number) =>
      `${count === 1 ? "1 environment" : `${count} environments`} · ${calls === 1 ? "1 call" : `${calls} calls`}`,
    hints: {
      warm: "The next call uses an environment that is there already, with its globals and its /tmp.",
      cold: "New code or new settings: Lambda makes a new execution environment for the next call.",
      reset: "The last call ended the environment's process. Lambda starts it anew with the next call, without its globals.",
      past: "Made by this run. Each run of this cell begins with a fresh cloud.",
    },
  },

  // The editor.
  editorLabel: (title: string, file: string) => `${title}: ${file}`,
  sourceLabel: (title: string, file: string) => `${title}: ${file}. Press Enter to edit.`,
  editorHint: (run: string) =>
    `Tab moves on until you type; then it indents. Press Escape, then Tab, to leave the editor. ${run} runs the code.`,
  touch: {
    row: "Keys for code",
    tab: "Indent",
    untab: "Indent less",
    undo: "Undo",
    redo: "Redo",
    insert: (keys: string) => `Insert ${keys}`,
  },
  files: "Files of this function",
  editorUnavailable:
    "The code editor could not be loaded, so this is a plain text box. Running works as always.",

  // The event.
  event: "Event",
  eventLabel: (title: string) => `${title}: the event, as JSON`,
  eventTidy: "Tidy up",
  eventTemplate: "Template",
  eventTemplateLabel: "Take an event from the library",
  eventTemplateTaken: (name: string) => `The event is now the template "${name}".`,
  eventPlace: (line: number, column: number, reason: string) => `Line ${line}, column ${column}: ${reason}`,
  eventRefused: "Nothing was run: the event is not JSON.",

  // What is going on.
  queued: "Waiting for the other cell to finish.",
  fetching: (part: string) => `Loading ${part} for this browser …`,
  fetched: (part: string, loaded: number, total: number) =>
    total > 0
      ? `Loading ${part} for this browser: ${megabytes(loaded)} of ${megabytes(total)} MB`
      : `Loading ${part} for this browser: ${megabytes(loaded)} MB`,
  fetchedAll: "Starting Python …",
  running: "Running …",
  runningLong: (seconds: number, simulated: number | null, limit: number | null) => {
    const far = simulated === null ? "" : ` Simulated so far: ${number.format(simulated)} s`;
    if (limit === null) return `Running for ${seconds} s.${far}${far === "" ? "" : "."}`;
    return far === ""
      ? `Running for ${seconds} s. Its timeout is ${limit} simulated s.`
      : `Running for ${seconds} s.${far} of ${limit} s.`;
  },
  stopped: "Stopped. What this run changed is rolled back.",
  restarted: "Python was restarted since your last run, so this start is cold.",

  // Results.
  response: "Response",
  exact: "Exact",
  log: "Log",
  logEmpty: "Nothing was logged.",
  logCut: (count: number) => `The first ${number.format(count)} lines are shown.`,
  platformLine: "Lambda",
  ownLine: "Your code",
  call: (index: number, count: number) => `Call ${index} of ${count}`,
  /** Heads of the table that compares calls, in order. */
  callColumns: {
    call: "Call",
    memory: "Memory, MB",
    duration: "Duration, ms",
    init: "Init, ms",
    billed: "Billed, ms",
    cost: "A million, $",
  },
  callRow: (index: number, isCold: boolean, isFailed: boolean) =>
    `${index} (${isCold ? "cold" : "warm"}${isFailed ? ", failed" : ""})`,
  responses: "Responses, one a line",
  figures: "Figures",
  cold: "Cold start",
  warm: "Warm",
  coldHint: "A new execution environment was made for this call.",
  warmHint: "The execution environment of an earlier call was used again.",
  statusCode: (code: number) => `StatusCode ${code}`,
  succeeded: "Succeeded",
  failed: "Failed",
  timedOut: "Timed out",
  refused: (code: string, message: string) => `${code}: ${message}`,
  nothingHappened: "The run ended without calling the function.",

  viewsUnavailable: "The part of the page that shows results could not be loaded. Your code is kept; try again.",

  // Figures.
  simulated: "simulated",
  simulatedHint: "How this figure is worked out, and where it differs from AWS",
  duration: "Duration",
  billed: "Billed",
  init: "Init",
  memoryUsed: "Memory used",
  cost: "Cost",
  milliseconds: (value: string) => `${value} ms`,
  memoryOf: (used: number, size: number) => `${used} of ${size} MB`,
  usd: (amount: string) => `$${amount}`,

  // Exercises.
  goals: "Checks",
  goalPassed: "Passed",
  goalFailed: "Not yet",
  expected: "Expected",
  got: "Got",
  allPassed: "All checks pass. Well done.",
  notYet: (passed: number, count: number) => `${passed} of ${count} checks pass.`,
  hint: (index: number, count: number) => `Hint ${index} of ${count}`,
  nextHint: "Show a hint",
  anotherHint: "Show another hint",
  noMoreHints: "That was the last hint.",
  showSolution: "Show a solution",
  hideSolution: "Hide the solution",
  solutionTitle: "Your code beside a solution",
  solutionSame: "Your code is the same as this solution.",
  useSolution: "Put it into the editor",
  solutionTaken: "The solution is in the editor.",
  solutionUnavailable: "The solution could not be loaded. Check the network, then try again.",
  exerciseUnavailable: "The checks of this exercise could not be loaded. Your code is kept; try again.",

  // Comparing.
  compare: "Compare",
  lineYours: "Only in your code",
  lineTheirs: "Only in the other code",
  lineBoth: "In both",
  compareUnavailable: "The comparison could not be loaded. Check the network, then try again.",

  // Edits that are kept.
  starterChanged: "The lesson's code has changed since you edited this cell.",
  keepMine: "Keep mine",
  takeNew: "Take the new code",
  otherTab: "This cell was also changed in another tab.",
  takeOther: "Take the other tab's code",
  updatedFromTab: "Updated with your edit from another tab.",
  storageRefused: "This browser does not let the page keep your edits: they are gone when you close it.",
  storageFull: "The browser's storage is full, so this edit is not kept when you close the page.",
  tooLongToKeep: "This code is too long to keep, so it is gone when you close the page.",
  wasReset: "Back to the lesson's code.",

  // What screen readers hear after a run.
  saySucceeded: (response: string) => `The function succeeded. Response: ${response}`,
  sayFailed: (errorType: string, message: string) => `The function failed. ${errorType}: ${message}`,
  sayFailedAt: (file: string, line: number) => `In ${file}, line ${line}.`,
  sayTimedOut: "The function timed out.",
  sayCalls: (count: number, failed: number) =>
    failed === 0 ? `${count} calls, all succeeded.` : `${count} calls, ${failed} failed.`,
  sayVerdict: (passed: number, count: number, message: string | null) =>
    message === null ? "All checks pass. Well done." : `${passed} of ${count} checks pass. ${message}`,
} as const;

/** What happened to machines, in words. The preprocessor says the same (mdbook-lambda/src/story.rs). */
export const machineText = {
  runs: (type: string, usd: string) => `${type} runs, ${usd} USD an hour`,
  stopped: (seconds: string) => `stopped, billed ${seconds} s`,
  patched: (until: string) => `patches installed, reboots in ${until}`,
  day: (running: string, busyMs: number) =>
    `a day is over: ran ${running}, worked ${Math.floor(busyMs / 1000)}.${String(busyMs % 1000).padStart(3, "0")} s`,
  diskFull: (program: string) => `no room on the disk for ${program}`,
  starts: (line: string, trigger: string) => `${line} starts, by ${trigger}`,
  ends: (program: string, code: string, ms: string) => `${program} ends with exit status ${code} after ${ms} ms`,
  ran: (machine: string, programs: number, ms: number) =>
    programs === 0 ? `${machine} ran no program.` : `${machine} ran ${programs === 1 ? "1 program" : `${programs} programs`}, ${ms} ms in all.`,
  missed: (program: string, key: string, reason: string) =>
    `${program}${key === "" ? "" : ` for ${key}`} not started: the machine is ${reason}`,
} as const;

/** A request met a service that the scenario disturbs. */
export const faultText = (kind: string, operation: string): string => `${kind}: ${operation}`;

/** What happened in a scenario, in words. The preprocessor says the same of recorded runs (mdbook-lambda/src/story.rs). */
export const storyText = {
  title: "What happened",
  columns: ["After", "Where", "What"],
  content: "Content",
  accepted: (status: string) => `event accepted (${status}): nobody waits`,
  run: (attempt: number | null, isCold: boolean, ending: string) =>
    `${attempt === null ? "runs" : `attempt ${attempt}`} (${isCold ? "cold" : "warm"}): ${ending}`,
  billed: (ending: string, ms: number) => `${ending}, billed ${ms} ms`,
  notOver: "not over yet",
  succeeded: "succeeded",
  timedOut: "timed out",
  failed: (error: string | null) => (error === null ? "failed" : `failed with ${error}`),
  throttled: (reason: string, then: string | null) => `no room (${reason})${then === null ? "" : `, again in ${then}`}`,
  dropped: "not run: too often in one chain of requests",
  retry: (attempt: string, then: string) => `attempt ${attempt} comes in ${then}`,
  refused: (status: string, code: string, message: string) => `refused (${status}) ${code}: ${message}`,
  fired: (status: string, hasRule: boolean) => `fired (${status})${hasRule ? "" : ": no rule"}`,
  updated: "new code or settings",
  objectWritten: (key: string, size: string) => `object ${key} written, ${size === "1" ? "1 byte" : `${size} bytes`}`,
  objectDeleted: (key: string) => `object ${key} deleted`,
  sent: "sent",
  handedOut: "handed out",
  handedOutAgain: "handed out again",
  deleted: "deleted",
  messages: (count: number, what: string) => (count === 1 ? `message ${what}` : `${count} messages ${what}`),
  deadLettered: (queue: string) => `handed out too often, moved to ${queue}`,
  expired: "message too old, dropped",
  documents: (counts: number[]) => {
    const told = counts.map((count, index) => (count > 0 ? `${count} ${["inserted", "updated", "deleted"][index]}` : ""));
    return `documents: ${told.filter((text) => text !== "").join(", ")}`;
  },
  givenUp: (queue: string) => `given up: event sent to ${queue}`,
  record: (condition: string, destination: string) => `${condition}: record sent to ${destination}`,
  notDelivered: (to: string, code: string) => `not delivered to ${to}: ${code}`,
  tableChanged: (table: string, inserted: number, updated: number, deleted: number) =>
    `table ${table}: ${[
      [inserted, "inserted"] as const,
      [updated, "updated"] as const,
      [deleted, "deleted"] as const,
    ]
      .filter(([rows]) => rows > 0)
      .map(([rows, what]) => `${rows === 1 ? "1 row" : `${rows} rows`} ${what}`)
      .join(", ")}`,
  loadError: (line: string, file: string, column: string, value: string, reason: string, code: string) =>
    `line ${line} of ${file}, ${column} "${value}": ${reason} (${code})`,
  queryFailed: (sql: string, error: string) => `${sql}: ${error}`,
  queryDone: (sql: string) => `${sql}: done`,
  queryRows: (sql: string, rows: number) => `${sql}: ${rows === 1 ? "1 row" : `${rows} rows`}`,
  anachronism: (key: string) => `the simulation cannot show this overlap at ${key}`,
  runs: (count: number, ms: number) => `${count === 1 ? "1 run" : `${count} runs`}, billed ${ms} ms in all.`,
  left: (queue: string, count: number) => `Left in ${queue}: ${count === 1 ? "1 message" : `${count} messages`}.`,
  newIn: (bucket: string, keys: string) => `New in ${bucket}: ${keys}.`,
  more: (count: number) => `… ${count} more rows …`,
  seconds: (seconds: string) => `${seconds} s`,
  wholeMinutes: (minutes: number) => `${minutes} min`,
  minutes: (minutes: number, seconds: string) => `${minutes} min ${seconds} s`,
  hours: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
} as const;

/** The editor's own words, by what it calls them. */
export const editorPhrases = {
  Find: "Find",
  Replace: "Replace",
  next: "Next",
  previous: "Previous",
  all: "All",
  "match case": "Match case",
  regexp: "Regular expression",
  "by word": "Whole word",
  replace: "Replace",
  "replace all": "Replace all",
  close: "Close",
  "current match": "current match",
  "on line": "on line",
  "replaced match on line $": "replaced match on line $",
  "replaced $ matches": "replaced $ matches",
  Completions: "Completions",
  "Go to line": "Go to line",
  go: "Go",
} as const;

/** Names of the event templates, by their id in event-library.json. */
export const eventNames = {
  "hello-world": "Hello world",
  "s3-put": "S3: object created",
  "s3-delete": "S3: object deleted",
  "sqs-batch": "SQS: batch of two messages",
  sns: "SNS: notification",
  scheduled: "EventBridge: schedule",
  "http-api": "API Gateway: HTTP API, GET (2.0)",
  "http-post": "Function URL: POST (2.0)",
  "rest-api": "API Gateway: REST API, GET (1.0)",
  "dynamodb-stream": "DynamoDB: stream",
  kinesis: "Kinesis: record",
  "eventbridge-s3": "EventBridge: S3 object created",
} as const;

/** Mistakes in JSON, in words. */
export const jsonText = {
  empty: "there is nothing here. Write {} for an event without keys.",
  trailingComma: (closing: string) => `there is a comma before the ${closing}. JSON wants none after the last item.`,
  expectedValue: (found: string) => `a value should be here, not ${found}.`,
  expectedKey: (found: string) => `a key in double quotes should be here, not ${found}.`,
  expectedColon: (found: string) => `a colon should come after the key, not ${found}.`,
  expectedComma: (closing: string, found: string) => `a comma or ${closing} should be here, not ${found}.`,
  singleQuotes: "JSON wants double quotes, not single ones.",
  pythonWord: (word: string, json: string) => `${word} is Python. JSON writes ${json}.`,
  unknownWord: (word: string) => `${word} is no JSON value. Text needs double quotes.`,
  badNumber: (word: string) => `${word} is not a number as JSON writes it.`,
  openText: "this text has no closing double quote.",
  lineBreakInText: "a text cannot go over two lines. Write \\n for a line break.",
  badEscape: (escape: string) => `${escape} is not an escape that JSON knows. A backslash itself is written \\\\.`,
  controlCharacter: "this text holds an invisible control character.",
  comment: "JSON has no comments.",
  rest: (found: string) => `the event ends before ${found}.`,
  end: "the end",
  tooDeep: "this is nested too deeply.",
} as const;
