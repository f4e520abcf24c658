/** Every sentence and label of the time line, in one table, like text.ts. */

import { span } from "./story-rows.js";

/** A stretch of time that may be short: `2.41 ms`, `350 ms`, else as `span` writes it. */
function shortSpan(milliseconds: number): string {
  if (milliseconds < 10) return `${Math.round(milliseconds * 100) / 100} ms`;
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : span(milliseconds);
}

export const timelineText = {
  title: "Time line",
  hint: "Use the arrow keys to go from one thing to the next.",
  scale: "Scale",
  toScale: "To scale",
  compressed: "Compressed",
  compressedHint: "Stretches in which nothing happens are drawn short.",
  nothing: "Nothing took any time.",
  more: (count: number) => `${count} more are not drawn; the table has them.`,
  after: "After",
  lasts: "Lasts",
  choose: "Choose a bar or a mark to see what it is.",
  close: "Close",
  overview: (items: number, time: string) => `Time line: ${items} things in ${time} of simulated time.`,
  laneKinds: { function: "function", machine: "machine", queue: "queue", bucket: "bucket", other: "" },
  legend: { run: "runs", init: "init", wait: "waits", message: "message", hand: "handed out" },
  span: shortSpan,

  // What happened, short and in a sentence.
  attempt: (attempt: string) => `attempt ${attempt}`,
  runLabel: (attempt: string, ending: string) => (attempt === "1" ? ending : `attempt ${attempt}: ${ending}`),
  running: (name: string, attempt: string, isCold: boolean) => `${name} runs, attempt ${attempt}, ${isCold ? "cold" : "warm"}`,
  ran: (name: string, attempt: string, isCold: boolean, ending: string, billed: string) =>
    `${name}, attempt ${attempt} (${isCold ? "cold" : "warm"}): ${ending}, billed ${billed} ms`,
  succeeded: "succeeded",
  timedOut: "timed out",
  failedWith: (error: string) => (error === "" ? "failed" : `failed with ${error}`),
  init: "init",
  initOf: (name: string, length: string) => `${name} starts an environment (init): ${length}`,
  waitsInQueue: "The event waits in Lambda's own queue",
  waitsForRetry: (attempt: string) => `Waits for attempt ${attempt}`,
  waitsForRoom: "Waits for room",
  throttled: "no room",
  throttledBy: (name: string, reason: string) => `No room to run ${name}: ${reason}`,
  dropped: "not run: too often in one chain of requests",
  reset: "reset",
  resetBy: (name: string, reason: string) => `An environment of ${name} lost its process: ${reason.replaceAll("_", " ")}`,
  givenUp: "given up",
  givenUpTo: (queue: string) => `Given up: the event goes to ${queue}`,
  record: "record",
  recordTo: (condition: string, name: string) => `${condition}: a record goes to ${name}`,
  lost: "lost",
  lostTo: (to: string, code: string) => `Not delivered to ${to}: ${code}`,
  fired: "fired",
  objectWritten: (key: string) => `Object ${key} written`,
  objectDeleted: (key: string) => `Object ${key} deleted`,
  messageIn: (queue: string) => `Message in ${queue}.`,
  inHand: (count: string, hidden: string) => `Handed out for the ${ordinal(count)} time, hidden for at most ${hidden}`,
  deleted: "Deleted.",
  expired: "Too old, dropped.",
  movedTo: (queue: string) => `Handed out too often, moved to ${queue}.`,

  // Machines of EC2.
  up: (name: string, type: string) => `${name} runs (${type})`,
  pricePerHour: "Price",
  usdPerHour: (usd: string) => `$${usd} an hour`,
  stopped: "Stopped",
  program: (line: string, trigger: string) => `${line}, started by ${trigger}`,
  programEnded: (line: string, code: string) => `${line}: exit status ${code}`,
  missed: (program: string, reason: string) => `${program} not started: the machine is ${reason}`,
  diskFull: (program: string) => `No room on the disk for ${program}`,
  patched: "Patches installed, reboots",

  // Names of details.
  environment: "Environment",
  requestId: "Request ID",
  messageId: "Message ID",
  body: "Body",
  bytes: "Bytes",
  ending: "Ending",
  duration: "Duration",
  billed: "Billed",
  length: "Length",
  reason: "Reason",
  operation: "Operation",
  status: "Status",
  destination: "Destination",
  milliseconds: (value: string) => `${value} ms`,
} as const;

function ordinal(count: string): string {
  return { "1": "first", "2": "second", "3": "third" }[count] ?? `${count}th`;
}
