/** The page's side of running Python: one worker, made when it is wanted, stopped by ending it, and made again. */

import { Asks } from "./asks.js";
import { Assets, type AssetUrls, LoadError, type Modules, type Progress } from "./assets.js";
import type {
  Answer,
  BillRequest,
  BootImage,
  Check,
  FromWorker,
  Question,
  RunBill,
  Scenario,
  SimulationEvent,
  Step,
  ToWorker,
  Verdict,
} from "./protocol.js";
import { playgroundText as text } from "./playground-text.js";

export type { AssetUrls, Progress } from "./assets.js";
export type * from "./protocol.js";
export { invokeText, isEvent } from "./protocol.js";

/** What a cell wants done. */
export interface RunRequest {
  cell: string;
  scenario: Scenario;
  /** Steps done one after another; one invoke for a cell, all of an exercise's for a check. */
  steps: Step[];
  /** Begin with an untouched cloud (exercises). Default: go on where the cell's last run ended. */
  fresh?: boolean;
  /** Checks to judge the events of this run by. */
  checks?: Check[];
}

/** What a cell hears while its run is under way. All calls come on the page's event loop. */
export interface RunObserver {
  /** Waiting behind another cell's run, loading Python for the first time, or running. */
  onState?(state: "queued" | "loading" | "running"): void;
  /** Bytes of Python or of the database that have arrived; `total` is 0 while unknown. */
  onProgress?(progress: Progress): void;
  /** What happened in the simulation, in order, as it happens. */
  onEvents?(events: SimulationEvent[]): void;
  /** The runtime was restarted since this cell's last run: environments start cold, the cloud is as of the last finished run. Said once. */
  onRestarted?(): void;
}

/** How a run ended. The promise never rejects. */
export type RunOutcome =
  | { kind: "finished"; verdict: Verdict | null }
  /** By `stop()`, or replaced by a newer run of the same cell while it waited. Its effects are rolled back. */
  | { kind: "stopped" }
  /**
   * `load`: Python could not be fetched, running again tries again; `input`: the scenario or step is not valid;
   * `engine`: the runtime crashed and has been restarted from the last checkpoint. `message` is a sentence for the reader.
   */
  | { kind: "failed"; reason: "load" | "input" | "engine"; message: string };

/** A run that was asked for. */
export interface Run {
  readonly id: number;
  readonly outcome: Promise<RunOutcome>;
  /** Ends it wherever it is; does nothing when it is over. */
  stop(): void;
}

interface Job {
  id: number;
  request: RunRequest;
  observer: RunObserver;
  verdict: Verdict | null;
  /** The worker has it; before that, stopping it needs no new worker. */
  given: boolean;
  end(outcome: RunOutcome): void;
}

/** What a page keeps of a cell between runs. */
interface CellState {
  /** The cloud after the cell's last finished run, and what was deployed in it. */
  checkpoint: string | null;
  scenario: Scenario | null;
  /** The worker that holds the cell's live session. */
  worker: Worker | null;
}

const CRASHED =
  "The simulation crashed. It has been restarted, and your code is kept; what this run changed is rolled back.";

const STOPPED = "The simulation was stopped before the bill was there. Run again to see it.";

/** Runs cells one at a time in a worker of its own. One a page. */
export class Runtime {
  readonly #assets: Assets;
  readonly #cells = new Map<string, CellState>();
  readonly #queue: Job[] = [];
  readonly #asks = new Asks();
  #current: Job | null = null;
  #worker: Worker | null = null;
  #ready: Promise<Worker> | null = null;
  #image: BootImage | null = null;
  /** Workers that have the database. */
  readonly #withDatabase = new WeakSet<Worker>();
  /** The present worker got as far as being ready; one that did not is not replaced until somebody wants it. */
  #booted = false;
  #lastId = 0;
  /** Questions about bills that are not answered yet. */
  readonly #asked = new Map<number, (answer: { bill: RunBill | null; message: string }) => void>();

  /** `assets` may have been fetched before. */
  constructor(urls: AssetUrls, assets = new Assets(urls)) {
    this.#assets = assets;
  }

  /** The reader means to run something: fetch, compile and boot now. Failures are kept for the run to report. */
  prepare(): void {
    this.#start().catch(() => undefined);
  }

  /** Runs now, or after the runs of other cells. A waiting or running one of the same cell is stopped. */
  run(request: RunRequest, observer: RunObserver): Run {
    this.stop(request.cell);
    this.#lastId += 1;
    let end: (outcome: RunOutcome) => void = () => undefined;
    const outcome = new Promise<RunOutcome>((resolve) => {
      end = resolve;
    });
    const job: Job = { id: this.#lastId, request, observer, verdict: null, given: false, end };
    this.#queue.push(job);
    if (this.#current !== null) observer.onState?.("queued");
    this.#next();
    return { id: job.id, outcome, stop: () => this.#stopJob(job) };
  }

  /** Stops the cell's run, if it has one. */
  stop(cell: string): void {
    for (const job of [this.#current, ...this.#queue]) {
      if (job?.request.cell === cell) this.#stopJob(job);
    }
  }

  /** Forgets the cell's cloud: its next run begins as the lesson wrote it. */
  reset(cell: string): void {
    this.stop(cell);
    this.#cells.delete(cell);
    if (this.#worker !== null && this.#ready !== null) {
      const worker = this.#worker;
      void this.#ready.then(() => post(worker, { type: "reset", cell })).catch(() => undefined);
    }
  }

  /**
   * Asks about the cell's cloud as it was after its last finished run, or as this scenario begins. Loads what it needs; rejects with a
   * sentence for the reader.
   */
  async ask<Q extends Question>(cell: string, scenario: Scenario, question: Q): Promise<Answer<Q>> {
    const worker = await this.#start();
    // A worker that was made anew opens the cell again.
    if (scenario["redshift"] != null && question.about !== "export") await this.#giveDatabase(worker);
    const state = this.#cell(cell);
    const checkpoint = state.checkpoint;
    return (await this.#asks.send(worker, { cell, scenario: state.scenario ?? scenario, checkpoint, question })) as Answer<Q>;
  }

  /** What calls cost. Waits for a run that is under way; rejects with a sentence for the reader. */
  async bill(request: BillRequest): Promise<RunBill> {
    const worker = await this.#start();
    this.#lastId += 1;
    const ask = this.#lastId;
    const { bill, message } = await new Promise<{ bill: RunBill | null; message: string }>((resolve) => {
      this.#asked.set(ask, resolve);
      post(worker, { type: "bill", ask, request });
    });
    if (bill === null) throw new Error(message);
    return bill;
  }

  /** Ends the worker, for a page that will run nothing more. */
  end(): void {
    this.#booted = false;
    this.#discardWorker();
  }

  #stopJob(job: Job): void {
    const waiting = this.#queue.indexOf(job);
    if (waiting >= 0) {
      this.#queue.splice(waiting, 1);
      job.end({ kind: "stopped" });
    } else if (job === this.#current) {
      if (job.given) this.#discardWorker();
      this.#finish({ kind: "stopped" });
    }
  }

  #finish(outcome: RunOutcome): void {
    const job = this.#current;
    this.#current = null;
    job?.end(outcome);
    this.#next();
  }

  #next(): void {
    if (this.#current !== null) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    this.#current = job;
    void this.#give(job);
  }

  /** Hands the job to the worker once there is one. */
  async #give(job: Job): Promise<void> {
    const unwatch = this.#assets.watch((progress) => {
      if (job === this.#current) job.observer.onProgress?.(progress);
    });
    if (this.#image === null) {
      job.observer.onState?.("loading");
      job.observer.onProgress?.(this.#assets.progress);
    }
    try {
      const worker = await this.#start();
      if (job !== this.#current) return;
      const { request, observer } = job;
      if (request.scenario["redshift"] != null) {
        await this.#giveDatabase(worker, observer);
        if (job !== this.#current) return;
      }
      const state = this.#cell(request.cell);
      const restarted = state.worker !== null && state.worker !== worker && state.checkpoint !== null;
      if (restarted && !request.fresh) observer.onRestarted?.();
      state.worker = worker;
      observer.onState?.("running");
      job.given = true;
      post(worker, {
        type: "run",
        run: job.id,
        cell: request.cell,
        scenario: request.scenario,
        steps: request.steps,
        checkpoint: state.checkpoint,
        fresh: request.fresh ?? false,
        checks: request.checks ?? null,
      });
    } catch (error) {
      if (job !== this.#current) return;
      const reason = error instanceof LoadError ? "load" : "engine";
      this.#finish({ kind: "failed", reason, message: error instanceof Error ? error.message : String(error) });
    } finally {
      unwatch();
    }
  }

  /** A scenario with a Redshift needs the database as well. Each worker gets it once; the page keeps it for the next. */
  async #giveDatabase(worker: Worker, observer?: RunObserver): Promise<void> {
    if (this.#withDatabase.has(worker)) return;
    observer?.onState?.("loading");
    const redshift = await this.#assets.redshift();
    if (this.#withDatabase.has(worker)) return;
    this.#withDatabase.add(worker);
    post(worker, { type: "database", redshift });
  }

  #cell(cell: string): CellState {
    const known = this.#cells.get(cell);
    if (known !== undefined) return known;
    const made: CellState = { checkpoint: null, scenario: null, worker: null };
    this.#cells.set(cell, made);
    return made;
  }

  /** The worker, loaded and booted. A failure is forgotten, so that the next call tries again. */
  #start(): Promise<Worker> {
    if (this.#ready !== null) return this.#ready;
    const ready = this.#spawn();
    this.#ready = ready;
    ready.catch(() => {
      if (this.#ready === ready) this.#ready = null;
    });
    return ready;
  }

  async #spawn(): Promise<Worker> {
    this.#booted = false;
    const modules = this.#assets.modules();
    modules.catch(() => undefined);
    const worker = new Worker(await this.#assets.workerUrl(), { name: "lambda" });
    try {
      // The browser starts the worker while Python is still coming.
      return await this.#load(worker, await modules);
    } catch (error) {
      worker.terminate();
      throw error;
    }
  }

  #load(worker: Worker, { playground, python }: Modules): Promise<Worker> {
    this.#worker = worker;
    return new Promise<Worker>((resolve, reject) => {
      const fail = (message: string): void => {
        reject(new Error(message));
        this.#crashed(worker, message);
      };
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === "ready") {
          this.#image = data.image ?? this.#image;
          this.#booted = true;
          resolve(worker);
        } else if (data.type === "failed" && data.fault === "engine") {
          fail(`${CRASHED} (${data.message})`);
        } else {
          this.#hear(worker, data);
        }
      };
      worker.onerror = (event) => {
        event.preventDefault();
        fail(`${CRASHED} (${event.message})`);
      };
      worker.onmessageerror = () => fail(`${CRASHED} (a message could not be read)`);
      post(worker, { type: "load", python, playground, image: this.#image });
    });
  }

  #hear(worker: Worker, message: Exclude<FromWorker, { type: "ready" }>): void {
    if (message.type === "answered" || message.type === "unanswered") return this.#asks.hear(message);
    if (message.type === "billed") {
      this.#asked.get(message.ask)?.(message);
      this.#asked.delete(message.ask);
      return;
    }
    const job = this.#current;
    if (worker !== this.#worker || job === null || message.run !== job.id) return;
    switch (message.type) {
      case "events":
        job.observer.onEvents?.(message.events);
        break;
      case "checked":
        job.verdict = message.verdict;
        break;
      case "done":
        Object.assign(this.#cell(job.request.cell), { checkpoint: message.checkpoint, scenario: job.request.scenario });
        this.#finish({ kind: "finished", verdict: job.verdict });
        break;
      case "failed":
        this.#finish({ kind: "failed", reason: message.fault, message: message.message });
        break;
    }
  }

  /** Ends the worker and at once makes the next, from the kept modules and image. */
  #discardWorker(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = null;
    this.#asks.drop(text.restartedWhileAsked);
    for (const answer of this.#asked.values()) answer({ bill: null, message: STOPPED });
    this.#asked.clear();
    if (this.#booted) this.prepare();
  }

  #crashed(worker: Worker, message: string): void {
    if (worker !== this.#worker) return;
    this.#discardWorker();
    if (this.#current !== null) this.#finish({ kind: "failed", reason: "engine", message });
  }
}

function post(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}
