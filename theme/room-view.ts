/** The room of a workshop, in one page: is this machine ready, and how is it emptied for the next group. */

import { announce } from "./announce.js";
import { keepFromBook, make, makeButton, setAvailable } from "./dom.js";
import { type Check, checkRoom, type Finding } from "./room-check.js";
import { clearingButton } from "./room-clear.js";
import { playgroundUrl, readManifest } from "./site.js";
import { roomText as words } from "./text-study.js";

const SIGNS: Record<Finding["state"], string> = { waiting: "○", working: "…", good: "✓", remark: "!", bad: "✕" };

/** Puts the checks into the place that the preprocessor left. */
export function showRoom(place: HTMLElement): void {
  const verdict = make("p", { class: "lambda-room-verdict", role: "status" });
  const rows = new Map<Check, HTMLElement>();
  const found = new Map<Check, Finding>();
  const tell = (check: Check, finding: Finding): void => {
    found.set(check, finding);
    const row = rows.get(check);
    if (row === undefined) return;
    row.dataset["state"] = finding.state;
    row.replaceChildren(
      make("th", { scope: "row" }, words.names[check]),
      make("td", {}, make("span", { class: "lambda-room-sign", "aria-hidden": "true" }, SIGNS[finding.state]), ` ${words.states[finding.state]}`),
      make("td", {}, finding.sentence),
    );
  };
  for (const check of Object.keys(words.names) as Check[]) {
    rows.set(check, make("tr"));
    tell(check, { state: "waiting", sentence: "" });
  }
  const button = makeButton({ class: "lambda-button lambda-run" }, () => void check(), words.check);
  const check = async (): Promise<void> => {
    const manifest = readManifest();
    if (manifest === null) return;
    setAvailable(button, false);
    verdict.textContent = words.checking;
    delete verdict.dataset["state"];
    for (const name of rows.keys()) tell(name, { state: "waiting", sentence: "" });
    const { worker, python, wasm, redshift } = manifest;
    const urls = { worker: playgroundUrl(worker), python: playgroundUrl(python), wasm: playgroundUrl(wasm), redshift: playgroundUrl(redshift) };
    await checkRoom(urls, tell);
    const states = [...found.values()].map(({ state }) => state);
    const remarks = states.filter((state) => state === "bad" || state === "remark").length;
    const isBad = states.includes("bad");
    const word = isBad ? words.notReady : remarks > 0 ? words.readyBut : words.ready;
    verdict.dataset["state"] = isBad ? "bad" : "good";
    verdict.textContent = word;
    announce(words.sayReady(word, remarks));
    button.textContent = words.checkAgain;
    setAvailable(button, true);
  };
  const board = make(
    "div",
    { class: "lambda-panel lambda-room" },
    make("section", { "aria-label": words.title }, make("div", { class: "lambda-room-head" }, button, verdict), make("table", {}, make("tbody", {}, ...rows.values()))),
    make("section", { "aria-label": words.clearTitle }, clearingButton(), make("p", { class: "lambda-work-hint" }, words.clearAbout)),
  );
  keepFromBook(board);
  place.replaceChildren(board);
}
