/** Presses Run in a page and takes the time until the answer stands in it. */

const ANSWER = "What's Up!";

/** Where a page has its button and its answer. */
export const ours = (page) => ({
  url: page,
  button: 'section.lambda-cell[data-kind="cell"] button.lambda-run',
  // Not the recorded run that the page came with.
  answer: 'section.lambda-cell[data-kind="cell"] .lambda-live:not([hidden]) .lambda-response',
});

export const other = (base, name) => ({ url: `${base}pages/other.html#${name}`, button: "#run", answer: "#result" });

/**
 * Presses Run once: milliseconds until the answer is in the page and laid out, and until the next frame after that.
 * What an earlier run left behind does not count: the answer must be a new one.
 */
export function press(page, { button, answer }) {
  return page.evaluate(
    ([button, answer, expected]) =>
      new Promise((resolve, reject) => {
        const old = document.querySelector(answer);
        const isThere = () => {
          const found = document.querySelector(answer);
          const isNew = found !== old || found?.id === "result";
          return found !== null && isNew && found.textContent.includes(expected);
        };
        const begin = performance.now();
        const watcher = new MutationObserver(() => {
          if (!isThere()) return;
          watcher.disconnect();
          clearTimeout(limit);
          document.querySelector(answer).getBoundingClientRect();
          const drawn = performance.now() - begin;
          requestAnimationFrame(() => setTimeout(() => resolve({ drawn, painted: performance.now() - begin })));
        });
        const limit = setTimeout(() => reject(new Error(`no ${expected} after a minute`)), 60_000);
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        document.querySelector(button).click();
      }),
    [button, answer, ANSWER],
  );
}

/** One press on a fresh page with an empty cache, and the bytes that it took. */
export async function firstResult(browser, server, subject) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(subject.url, { waitUntil: "load" });
    await page.locator(subject.button).first().waitFor();
    await page.waitForTimeout(300);
    server.requests.length = 0;
    const { drawn } = await press(page, subject);
    return { ms: drawn, gzip: server.gzipBytes(), files: server.requests.length };
  } finally {
    await context.close();
  }
}

/** Presses again and again on one page. */
export async function warmResults(browser, subject, count) {
  const page = await browser.newPage();
  try {
    await page.goto(subject.url, { waitUntil: "load" });
    await page.locator(subject.button).first().waitFor();
    await press(page, subject);
    const times = [];
    for (let i = 0; i < count; i += 1) {
      times.push(await press(page, subject));
      await page.waitForTimeout(30);
    }
    return times;
  } finally {
    await page.close();
  }
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
