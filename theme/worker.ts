/** The worker: owns the playground's WebAssembly and does one run at a time. Bundled to one classic script. */

import { initSync, Playground } from "../target/web/wasm_playground.js";
import { EventStream } from "./event-stream.js";
import type { BillMessage, FromWorker, LoadMessage, RunBill, RunMessage, ToWorker } from "./protocol.js";
import { answer } from "./worker-asks.js";

let playground: Playground | null = null;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case "load":
      load(data);
      break;
    case "database":
      playground?.use_redshift(data.redshift);
      break;
    case "run":
      run(data);
      break;
    case "reset":
      playground?.reset(data.cell);
      break;
    case "ask":
      if (playground !== null) say(answer(playground, data));
      break;
    case "bill":
      bill(data);
      break;
  }
  // Messages that wait come first; then the next cold start is made ready.
  setTimeout(prepare);
};

function prepare(): void {
  try {
    playground?.prepare();
  } catch {
    // No memory for a spare: the run that needs one will say so.
  }
}

function say(message: FromWorker): void {
  self.postMessage(message);
}

function load(message: LoadMessage): void {
  try {
    initSync({ module: message.playground });
    playground = new Playground(message.python, message.image ?? undefined);
    const image = message.image === null ? playground.image() : null;
    say({ type: "ready", image });
  } catch (error) {
    say({ type: "failed", run: null, fault: "engine", message: text(error) });
  }
}

function run(message: RunMessage): void {
  if (playground === null) throw new Error("a run before the load");
  const stream = new EventStream((events) => say({ type: "events", run: message.run, events }));
  const hear = (line: string): void => stream.push(line);
  try {
    if (message.fresh) playground.reset(message.cell);
    const checkpoint = message.fresh ? undefined : (message.checkpoint ?? undefined);
    playground.open(message.cell, JSON.stringify(message.scenario), checkpoint);
    let after = "";
    for (const step of message.steps) {
      after = playground.run(message.cell, typeof step === "string" ? step : JSON.stringify(step), hear);
    }
    stream.flush();
    if (message.checks !== null) {
      const verdict = playground.judge(message.cell, JSON.stringify(message.checks));
      say({ type: "checked", run: message.run, verdict: JSON.parse(verdict) });
    }
    say({ type: "done", run: message.run, checkpoint: after });
  } catch (error) {
    stream.flush();
    const fault = error instanceof Error && error.name === "InputError" ? "input" : "engine";
    say({ type: "failed", run: message.run, fault, message: text(error) });
  }
}

function bill({ ask, request }: BillMessage): void {
  try {
    const answer = playground?.bill(JSON.stringify(request)) ?? "null";
    say({ type: "billed", ask, bill: JSON.parse(answer) as RunBill | null, message: "" });
  } catch (error) {
    say({ type: "billed", ask, bill: null, message: text(error) });
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
