/** A cell of a lesson, used as a reader would. */

/** How long the slowest first run may take on a busy machine. */
export const FIRST_RUN_MS = 60_000;

export class CellObject {
  constructor(page, id) {
    this.page = page;
    this.root = page.locator(`#cell-${id}`);
    this.source = this.root.locator(".lambda-source");
    this.editor = this.source.locator(".cm-content");
    this.run = this.root.locator(".lambda-run");
    this.stop = this.root.locator(".lambda-toolbar .lambda-stop");
    this.status = this.root.locator(".lambda-status");
    this.live = this.root.locator(".lambda-live");
    this.recorded = this.root.locator(".lambda-recorded");
    this.response = this.live.locator(".lambda-response");
    this.log = this.live.locator(".lambda-log");
    this.badges = this.live.locator(".lambda-badge");
    this.figures = this.live.locator(".lambda-figures");
    this.event = this.root.locator(".lambda-event-box");
    this.eventError = this.root.locator(".lambda-event-error");
    this.notices = this.root.locator(".lambda-notice");
    this.verdict = this.root.locator(".lambda-verdict");
    this.environments = this.root.locator(".lambda-environments");
    this.tabs = this.root.getByRole("tab");
    this.failedLine = this.source.locator(".lambda-failed-line");
    this.failedMessage = this.source.locator(".lambda-failed-message");
    this.tree = this.live.locator(".lambda-tree");
    this.lines = this.live.locator(".lambda-line");
    this.filter = this.live.locator(".lambda-filter");
    this.timeline = this.live.locator(".lambda-timeline-svg");
    this.timelineItems = this.live.locator(".lambda-timeline-item");
    this.timelineDetails = this.live.locator(".lambda-timeline-details");
    this.bill = this.live.locator(".lambda-bill");
    this.settings = this.root.locator(".lambda-settings");
    this.mistakes = this.live.locator(".lambda-mistakes");
  }

  button(name) {
    return this.root.getByRole("button", { name });
  }

  /** Replaces the code, by the keyboard. */
  async type(code) {
    await this.source.click();
    await this.editor.waitFor();
    await this.editor.click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(code);
  }

  /** The code as the reader sees it. */
  async code() {
    const lines = await this.source.evaluate((source) => {
      const edited = source.querySelector(".cm-content");
      if (edited !== null) return [...edited.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n");
      return source.querySelector("textarea")?.value ?? source.querySelector("code").textContent;
    });
    return lines.replace(/\n$/, "");
  }

  /** The box of a setting, by the name that the console gives it. */
  setting(name) {
    return this.settings.getByLabel(name, { exact: true });
  }

  async openSettings() {
    await this.settings.locator("summary").click();
  }

  /** Opens the bill once it is there. */
  async openBill() {
    await this.bill.locator(".lambda-bill-summary").filter({ hasText: "$" }).click({ timeout: FIRST_RUN_MS });
  }

  /** Waits until screen readers are told something. */
  async announced(words) {
    await this.page.locator("#lambda-announcer").filter({ hasText: words }).waitFor({ state: "attached" });
  }

  /** Waits for a run to be over, and gives the response. */
  async result() {
    await this.root.locator(".lambda-live:not([hidden]):not([data-stale])").waitFor({ timeout: FIRST_RUN_MS });
    await this.root.locator(".lambda-toolbar:not([data-busy])").waitFor({ timeout: FIRST_RUN_MS });
    const responses = await this.response.allTextContents();
    return responses.at(-1) ?? "";
  }
}
