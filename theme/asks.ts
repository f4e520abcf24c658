/** Questions that wait for the worker's answer. */

import type { AskMessage, Reply } from "./protocol.js";

/** A question was not answered; the message is a sentence for the reader. */
export class AskError extends Error {
  override name = "AskError";
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: AskError): void;
}

/** The open questions of one page. */
export class Asks {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  /** Sends a question. Rejects with an `AskError` when it cannot be answered, or the worker ends first. */
  send(worker: Worker, message: Omit<AskMessage, "type" | "ask">): Promise<unknown> {
    this.#last += 1;
    const ask = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(ask, { resolve, reject });
      worker.postMessage({ type: "ask", ask, ...message } satisfies AskMessage);
    });
  }

  hear(reply: Reply): void {
    const waiting = this.#waiting.get(reply.ask);
    this.#waiting.delete(reply.ask);
    if (reply.type === "answered") waiting?.resolve(reply.answer);
    else waiting?.reject(new AskError(reply.message));
  }

  /** The worker is gone, and nothing will be answered. */
  drop(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new AskError(message));
    this.#waiting.clear();
  }
}
