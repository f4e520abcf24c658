/** Every sentence and label of "Lambda beside a machine", in one table, like text.ts. */

const number = new Intl.NumberFormat("en");

export const waysText = {
  title: "Lambda beside a machine",
  runsADay: "Runs a day",
  aMonth: (days: number) => `A month of ${days} days`,
  lambda: "Lambda",
  ec2: (name: string) => `EC2: ${name}`,
  perRun: (usd: string) => `$${usd} a run`,
  idle: (usd: string) => `$${usd} with nothing to do`,
  usd: (amount: string) => `$${amount}`,
  cheaper: { lambda: "Lambda costs less.", ec2: "The machine costs less.", equal: "Both cost the same." },
  crossing: (runs: number) => `From ${number.format(runs)} runs a day on, the machine costs less.`,
  noCrossing: "The machine never costs less, however often it runs.",
  most: (runs: number) => `One machine can do at most ${number.format(runs)} a day, one after another.`,
  columns: { runs: "Runs a day", lambda: "Lambda, a month", ec2: "Machine, a month" },
  runs: (count: number) => number.format(count),
  chartLabel: (sentence: string) => `Price of a month by runs a day, for Lambda and for the machine. ${sentence} The table has the figures.`,
  notACount: "Write a whole number of runs a day, at least 1.",
} as const;
