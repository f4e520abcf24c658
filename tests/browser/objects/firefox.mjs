/** Debian's Firefox, driven by puppeteer-core over WebDriver BiDi. */

import puppeteer from "puppeteer-core";

/** A headless Firefox in a fresh profile. */
export function launchFirefox() {
  return puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    protocolTimeout: 120_000,
  });
}
