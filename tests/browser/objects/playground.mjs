/** The Playground, used as a reader would. */

import { FIRST_RUN_MS } from "./cell.mjs";

export class PlaygroundObject {
  constructor(page) {
    this.page = page;
    this.root = page.locator(".lambda-playground");
    this.gallery = this.root.getByRole("group", { name: "Scenarios" });
    this.run = this.root.locator(".lambda-toolbar .lambda-run");
    this.stop = this.root.locator(".lambda-stop");
    this.status = this.root.locator(".lambda-status");
    this.notices = this.root.locator(".lambda-notice");
    this.tabs = this.root.getByRole("tablist").first().getByRole("tab");
    this.editor = this.root.locator(".lambda-tab-panel:not([hidden]) .cm-content");
    this.source = this.root.locator(".lambda-tab-panel:not([hidden]) .lambda-source");
    this.steps = this.root.locator(".lambda-steps > li");
    this.story = this.root.locator(".lambda-panel-happened .lambda-story tbody tr");
    this.log = this.root.locator(".lambda-panel-log .lambda-log");
    this.cloud = this.root.locator(".lambda-cloud");
    this.answer = this.cloud.locator(".lambda-sql-answer");
    this.link = this.root.getByLabel("Link to this scenario");
  }

  async open(site, hash = "") {
    await this.page.goto(site.address(`playground.html${hash}`));
    await this.page.locator(".lambda-playground.lambda-ready").waitFor();
  }

  button(name) {
    return this.root.getByRole("button", { name, exact: typeof name === "string" });
  }

  async choose(title) {
    await this.gallery.getByRole("button", { name: title }).click();
  }

  /** Runs all steps and waits for the end. */
  async runAll() {
    await this.run.click();
    await this.over();
  }

  /** Waits for a run to be over, and for the cloud to be shown. */
  async over() {
    await this.page.locator(".lambda-toolbar:not([data-busy])").waitFor({ timeout: FIRST_RUN_MS });
    await this.cloud.getByText(/As of|keeps nothing/).waitFor({ timeout: FIRST_RUN_MS });
  }

  /** Replaces the code of the open tab, by the keyboard. */
  async type(code) {
    await this.source.click();
    await this.editor.click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(code);
  }

  /** The code of the open tab as the reader sees it. */
  code() {
    return this.source.evaluate((source) => {
      const edited = source.querySelector(".cm-content");
      if (edited !== null) return [...edited.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
      return source.querySelector("textarea")?.value ?? source.querySelector("code").textContent;
    });
  }

  place(name) {
    return this.cloud.getByRole("region", { name, exact: true });
  }

  /** Asks Redshift in the box for SQL, and gives the rows of the answer as texts. */
  async sql(statement) {
    await this.cloud.getByLabel("Ask in SQL").fill(statement);
    await this.button("Ask Redshift").click();
    await this.answer.locator("td, .lambda-note, .lambda-sql-refused").first().waitFor();
    return this.answer.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  }

  /** A link to what is open, as the reader would copy it. */
  async share() {
    await this.button("Share").click();
    return this.link.inputValue();
  }

  /** Waits until screen readers are told something. */
  async announced(words) {
    await this.page.locator("#lambda-announcer").filter({ hasText: words }).waitFor({ state: "attached" });
  }
}
