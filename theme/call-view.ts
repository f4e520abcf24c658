/** One call of a function: how it went, its response, and the figures of its bill. */

import { make } from "./dom.js";
import type { InvocationFinished } from "./protocol.js";
import { responseView } from "./response-view.js";
import { text } from "./text.js";

/** What was raised, as the payload of a failed call tells it. */
export interface RaisedError {
  errorType: string;
  errorMessage: string;
}

/** Shows a finished call. `modelUrl` explains the figures. */
export function callView(id: string, event: InvocationFinished, modelUrl: string | null): HTMLElement {
  return make("div", { class: "lambda-call", "data-status": event.status }, outcome(event), responseView(id, event.payload), figures(event, modelUrl));
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
