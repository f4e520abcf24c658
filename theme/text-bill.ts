/** Every sentence and label of a bill, in one table, like text.ts. */

const number = new Intl.NumberFormat("en");

export const billText = {
  title: "Bill",
  summary: (run: string, million: string) => `$${run} for this run, $${million} for a million such calls`,
  working: "Working out the bill …",
  about: "What these figures mean",
  usd: (amount: string) => `$${amount}`,
  exactly: (amount: string) => `exactly $${amount}`,

  // This run.
  billed: "Billed duration",
  billedOf: (ms: number) => `${number.format(ms)} ms`,
  rounding: (duration: string, init: string, billed: number) =>
    init === "0.00" ? `${duration} ms, rounded up to ${number.format(billed)} ms` : `${duration} ms, ${init} ms of it init, rounded up to ${number.format(billed)} ms`,
  roundingOfMany: (runs: number, duration: string) => `${number.format(runs)} calls of ${duration} ms in all, each rounded up`,
  gbSeconds: "GB-seconds",
  gbSecondsHint: "billed seconds × GB of memory",
  thisRun: "This run",
  parts: (compute: string, requests: string, storage: string) =>
    storage === "0.00" ? `compute $${compute} + request $${requests}` : `compute $${compute} + request $${requests} + /tmp $${storage}`,
  million: "A million calls",
  millionHint: "like these",

  // A month.
  month: "A month",
  callsAMonth: "Calls a month",
  monthPrice: "Without the free tier",
  monthFree: "To pay",
  freeTier: (requests: number, gbSeconds: number) =>
    `${number.format(requests)} requests and ${number.format(gbSeconds)} GB-seconds a month are free`,
  monthUse: (requests: number, gbSeconds: string) => `${number.format(requests)} requests, ${number.format(Number(gbSeconds))} GB-seconds`,
  notACount: (most: number) => `Write a whole number of calls, at most ${number.format(most)}.`,

  // Eras.
  eras: "The same calls by the rules of each time",
  eraColumns: { since: "Rules since", counts: "Counts", rounds: "Rounds up to", billed: "Billed", million: "A million" },
  monthOf: (word: string) => {
    const [year = "", month = "1"] = word.split("-");
    return `${new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2000, Number(month) - 1, 1)))} ${year}`;
  },
  counts: (ms: string, hasInit: boolean) => `${ms} ms${hasInit ? ", init included" : ", init free"}`,
  current: "this run's rules",

  // Everything that a scenario used, machines included.
  together: "All together",
  lines: "Everything that is paid for",
  line: (service: "lambda" | "ec2" | "ebs" | "s3", resource: string) =>
    `${{ lambda: "Lambda", ec2: "EC2", ebs: "Disk of", s3: "S3, asked by" }[service]} ${resource}`,
  quantity: (quantity: string, unit: string, meter: string) => {
    const [whole = "0", fraction] = quantity.split(".");
    const amount = `${number.format(Number(whole))}${fraction === undefined ? "" : `.${fraction}`}`;
    return `${amount} ${amount === "1" && unit === "requests" ? "request" : unit}${meter === unit ? "" : ` of ${meter}`}`;
  },
  lineColumns: { what: "What", amount: "How much", cost: "Cost" },

  // Memory sizes.
  sizes: "Memory sizes",
  trySizes: "Try all memory sizes",
  tryAgain: "Try them again",
  sizesHint: "Runs the function as it is in the editor, with each size, in a cloud of its own: once cold, once warm.",
  trying: (done: number, all: number) => `Size ${number.format(Math.min(done + 1, all))} of ${number.format(all)} …`,
  triedNone: (reason: string) => `The sizes could not be tried. ${reason}`,
  sizeColumns: { memory: "Memory", duration: "Warm duration", billed: "Billed", million: "A million", cold: "Cold, billed" },
  mb: (mb: number) => `${number.format(mb)} MB`,
  chartLabel: (fastest: number, cheapest: number) =>
    `Duration and price of a warm call by memory size. Fastest with ${number.format(fastest)} MB, cheapest with ${number.format(cheapest)} MB. The table has the figures.`,
  chartDuration: "Duration",
  chartCost: "A million calls",
  fastest: "fastest",
  cheapest: "cheapest",
  failedAt: (error: string) => `failed: ${error}`,
  timedOutAt: "timed out",
} as const;
