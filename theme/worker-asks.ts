/** The worker's answers to questions about a cell's cloud. */

import type { Playground } from "../target/web/wasm_playground.js";
import type { AskMessage, Reply } from "./protocol.js";

/** Answers; what is wrong with the question is an answer too. */
export function answer(playground: Playground, message: AskMessage): Reply {
  try {
    return { type: "answered", ask: message.ask, answer: find(playground, message) };
  } catch (error) {
    return { type: "unanswered", ask: message.ask, message: error instanceof Error ? error.message : String(error) };
  }
}

function find(playground: Playground, { cell, scenario, checkpoint, question }: AskMessage): unknown {
  if (question.about === "export") return JSON.parse(playground.export(question.scenario, question.title));
  if (question.about === "mistakes") return mistakes(playground, cell);
  const look = (): unknown => {
    if (question.about === "inventory") return JSON.parse(playground.inventory(cell));
    if (question.about === "bill") return JSON.parse(playground.cloud_bill(cell));
    if (question.about === "documents") {
      return JSON.parse(playground.documents(cell, question.database, question.collection, question.from));
    }
    if (question.about === "query") return JSON.parse(playground.look(cell, question.sql));
    if (question.about === "ways") return JSON.parse(playground.compare_ways(cell, JSON.stringify(question.request)));
    return playground.object(cell, question.bucket, question.key) ?? null;
  };
  try {
    return look();
  } catch {
    // Not live in this worker: it is opened as it was after its last run, or as the scenario begins.
    playground.open(cell, JSON.stringify(scenario), checkpoint ?? undefined);
    return look();
  }
}

/** A cell that is not live in this worker has no run that could show any. */
function mistakes(playground: Playground, cell: string): unknown {
  try {
    return JSON.parse(playground.mistakes(cell));
  } catch {
    return [];
  }
}
