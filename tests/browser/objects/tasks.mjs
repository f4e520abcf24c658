/** How long the page's main thread works without a break, measured by Chromium's trace. */

/**
 * Does `act` and gives the processor time, in milliseconds, of the main thread's longest task meanwhile. Processor time, since a task that
 * waits for its turn on a busy machine is not the page's fault. Only what the page itself calls a long task (50 ms and more, waiting
 * included) is looked at, so that the browser's answers to the test do not count; 0 where there was none.
 */
export async function longestTask(page, act) {
  await page.evaluate(() => {
    window.longTasks = [];
    window.longTaskObserver = new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ startTime }) => startTime)));
    window.longTaskObserver.observe({ type: "longtask" });
  });
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel", "blink.user_timing"] } });
  const begun = await page.evaluate(() => performance.mark("measured").startTime);
  await act();
  const starts = await page.evaluate(async () => {
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
  const lasted = starts.filter((start) => start > begun).map((start) => {
    const at = mark.ts + (start - begun) * 1000;
    // Of what the trace has at that moment, the innermost task is the one that the page saw.
    const around = tasks.filter(({ ts, dur }) => ts <= at + 1000 && ts + dur >= at + 49_000).sort((one, other) => one.dur - other.dur);
    if (around.length === 0) throw new Error(`the trace has no task ${start} ms after the page began`);
    return around[0].tdur / 1000;
  });
  return Math.max(0, ...lasted);
}
