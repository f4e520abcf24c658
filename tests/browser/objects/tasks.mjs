/** How long the page's main thread works without a break, measured by Chromium's trace. */

/**
 * Does `act` and gives the processor time, in milliseconds, of the main thread's longest task meanwhile. Processor time, since a task that
 * waits for its turn on a busy machine is not the page's fault. Only what the page itself calls a long task (50 ms and more, waiting
 * included) is looked at, so that the browser's answers to the test do not count; 0 where there was none.
 */
export async function longestTask(page, act) {
  await page.evaluate(() => {
    window.longTasks = [];
    window.longTaskObserver = new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration])));
    window.longTaskObserver.observe({ type: "longtask" });
  });
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel", "blink.user_timing"] } });
  const begun = await page.evaluate(() => performance.mark("measured").startTime);
  await act();
  const long = await page.evaluate(async () => {
    // An entry comes a moment after its task.
    await new Promise((resolve) => setTimeout(resolve, 100));
    window.longTaskObserver.disconnect();
    return window.longTasks;
  });
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const mark = events.find(({ name }) => name === "measured");
  if (mark === undefined) throw new Error("the trace does not hold the mark");
  const tasks = events.filter(({ ph, pid, tid, tdur, name }) => ph === "X" && pid === mark.pid && tid === mark.tid && tdur > 0 && /RunTask$/.test(name));
  const lasted = long
    .filter(([start]) => start > begun)
    .map(([start, duration]) => {
      const from = mark.ts + (start - begun) * 1000;
      const to = from + duration * 1000;
      // The page and the trace do not take the time at the same moment: what fits best is the task.
      const fit = ({ ts, dur }) => (Math.min(ts + dur, to) - Math.max(ts, from)) / (Math.max(ts + dur, to) - Math.min(ts, from));
      const best = tasks.reduce((one, other) => (fit(other) > fit(one) ? other : one));
      if (fit(best) < 0.5) throw new Error(`the trace has no task of ${duration} ms, ${start} ms after the page began`);
      return best.tdur / 1000;
    });
  return Math.max(0, ...lasted);
}

/** What the fixed loop below takes in Chromium on a machine of 2026 with nothing else to do, in milliseconds. */
const LOOP_MS = 6;

/** By how much this machine, as busy as it is now, is slower than such a one: the median of nine runs of a fixed loop; 1 at least, 4 at most. */
export async function slowness(page) {
  const median = await page.evaluate(() => {
    const once = () => {
      const begun = performance.now();
      let sum = 0;
      for (let number = 0; number < 2e6; number += 1) sum += Math.sqrt(number);
      return sum > 0 ? performance.now() - begun : 0;
    };
    return Array.from({ length: 9 }, once).sort((one, other) => one - other)[4];
  });
  return Math.min(4, Math.max(1, median / LOOP_MS));
}
