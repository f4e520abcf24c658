/** axe on a page, in every theme of mdBook's: one page that changes its theme, as a reader would, instead of five that boot. */

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

const THEMES = ["light", "rust", "coal", "navy", "ayu"];

/** What a theme can spoil: it changes colours and nothing else. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** Fails with the elements that axe finds fault with, in the whole page or in `within`, a selector; by all of its rules, or by these alone. */
export async function checkWithAxe(page, when, { within, rules } = {}) {
  const axe = new AxeBuilder({ page });
  if (within !== undefined) axe.include(within);
  if (rules !== undefined) axe.withRules(rules);
  const { violations } = await axe.analyze();
  assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} ${target.join(" ")}: ${html}`)), [], when);
}

/** By all rules in the first theme and by those for colours in each other, which is chosen in mdBook's own menu; the page ends in the last one. */
export async function checkInEveryTheme(page, when, within) {
  for (const theme of THEMES) {
    await page.evaluate((name) => document.getElementById(`mdbook-theme-${name}`).click(), theme);
    await page.locator(`html.${theme}`).waitFor({ state: "attached" });
    await checkWithAxe(page, `${when}, in ${theme}`, { within, rules: theme === THEMES[0] ? undefined : COLOUR_RULES });
  }
}
