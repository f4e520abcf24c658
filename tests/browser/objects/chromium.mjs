/** Debian's Chromium, driven by playwright-core. */

import { chromium } from "playwright-core";

/** The flags are those that a root user in a container needs, and that keep Chromium from calling home. */
const launchOptions = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** A browser without anything of its owner's. */
export function launchChromium() {
  return chromium.launch(launchOptions);
}

/** A page in a fresh profile, in the given theme, with the errors that its scripts throw. */
export async function openPage(browser, { theme = "light", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  await context.addInitScript((name) => {
    try {
      localStorage.setItem("mdbook-theme", name);
    } catch {
      // A test may forbid storage.
    }
  }, theme);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  return { context, page, errors };
}

/** Changes the settings of every function in the pages as they are served: `{timeout_s: 900}`. */
export async function withSettings(page, settings) {
  await page.route("**/*.html", async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace(/(<script type="application\/json" class="lambda-data">)(.*?)(<\/script>)/gs, (_, open, json, close) => {
      const data = JSON.parse(json);
      for (const fn of data.scenario.functions) Object.assign(fn, settings);
      return open + JSON.stringify(data).replaceAll("<", "\\u003c") + close;
    });
    await route.fulfill({ response, body });
  });
}
