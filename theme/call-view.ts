/** One call of a function: how it went, its response, and the figures of its bill. */

import { make, makeButton } from "./dom.js";
import type { InvocationFinished } from "./protocol.js";
import { text } from "./text.js";
import { tidyJson } from "./tidy-json.js";

/** What was raised, as the payload of a failed call tells it. */
export interface RaisedError {
  errorType: string;
  errorMessage: string;
}

/** Shows a finished call. `modelUrl` explains the figures. */
export function callView(id: string, event: InvocationFinished, modelUrl: string | null): HTMLElement {
  return make("div", { class: "lambda-call", "data-status": event.status }, outcome(event), response(id, event), figures(event, modelUrl));
}

/** The error that a payload holds, if it is one. */
export function raisedError(event: InvocationFinished): RaisedError | null {
  if (event.function_error === null) return null;
  const value = parse(event.payload);
  const { errorType, errorMessage } = (typeof value === "object" && value !== null ? value : {}) as Partial<RaisedError>;
  return { errorType: String(errorType ?? event.error_type ?? ""), errorMessage: String(errorMessage ?? "") };
}

function outcome(event: InvocationFinished): HTMLElement {
  const word = event.status === "success" ? text.succeeded : event.status === "timeout" ? text.timedOut : text.failed;
  const raised = raisedError(event);
  return make(
    "div",
    { class: "lambda-outcome" },
    make("span", { class: "lambda-badge", "data-tone": event.status === "success" ? "good" : "bad" }, word),
    make(
      "span",
      { class: "lambda-badge", "data-tone": event.cold ? "cold" : "warm", title: event.cold ? text.coldHint : text.warmHint },
      event.cold ? text.cold : text.warm,
    ),
    make("span", { class: "lambda-status-code" }, text.statusCode(event.status_code)),
    ...(raised === null ? [] : [make("p", { class: "lambda-raised" }, make("strong", {}, raised.errorType), ` ${raised.errorMessage}`)]),
  );
}

function response(id: string, event: InvocationFinished): HTMLElement {
  const labelId = `lambda-response-${id}`;
  const pretty = indented(event.payload);
  const shown = make("pre", { class: "lambda-response", tabindex: 0, role: "group", "aria-labelledby": labelId });
  const head = make("div", { class: "lambda-part-head" }, make("span", { class: "lambda-label", id: labelId }, text.response));
  const show = (isPretty: boolean): void => {
    shown.textContent = isPretty ? pretty : event.payload;
    for (const button of head.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String((button.textContent === text.pretty) === isPretty));
    }
  };
  if (pretty !== event.payload) {
    const buttons = [text.pretty, text.exact].map((label) =>
      makeButton({ class: "lambda-toggle" }, () => show(label === text.pretty), label),
    );
    head.append(make("span", { class: "lambda-toggles", role: "group", "aria-label": text.response }, ...buttons));
  }
  show(true);
  return make("div", { class: "lambda-part" }, head, shown);
}

function figures(event: InvocationFinished, modelUrl: string | null): HTMLElement {
  const rows: [string, string][] = [
    [text.duration, text.milliseconds(milliseconds(event.duration_ms))],
    [text.billed, text.milliseconds(String(event.billed_ms))],
    ...(event.init_ms === null ? [] : [[text.init, text.milliseconds(milliseconds(event.init_ms))] as [string, string]]),
    [text.memoryUsed, text.memoryOf(event.max_memory_mb, event.memory_mb)],
    [text.cost, text.usd(event.cost.usd)],
  ];
  return make(
    "dl",
    { class: "lambda-figures" },
    ...rows.map(([name, value]) => {
      const mark = make("span", { class: "lambda-simulated" }, text.simulated);
      const figure = make("span", { class: "lambda-value" }, value);
      const shown =
        modelUrl === null
          ? [figure, " ", mark]
          : [make("a", { href: modelUrl, title: text.simulatedHint }, figure, " ", mark)];
      return make("div", {}, make("dt", {}, name), make("dd", {}, ...shown));
    }),
  );
}

/** Milliseconds as the REPORT line writes them: with two decimals. */
function milliseconds(exact: number): string {
  return exact.toFixed(2);
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
}

/** The payload indented, for objects and lists; anything else as it is. Numbers keep their exact digits. */
function indented(payload: string): string {
  const value = parse(payload);
  if (typeof value !== "object" || value === null) return payload;
  return tidyJson(payload);
}
