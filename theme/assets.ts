/** Fetches and compiles what a worker needs, once a page: the worker's script, the playground, Python, and Redshift where a cell has one. */

/** Absolute addresses of the files, from the manifest in the page. */
export interface AssetUrls {
  worker: string;
  python: string;
  wasm: string;
  redshift: string;
}

/** Bytes that have arrived, and how many there will be; 0 while unknown (a compressed answer does not say). */
export interface Progress {
  /** What is coming. */
  part: "Python" | "Redshift";
  loaded: number;
  total: number;
}

/** Bytes of one file. */
type Bytes = Omit<Progress, "part">;

/** Compiled and ready to be cloned into any number of workers. */
export interface Modules {
  playground: WebAssembly.Module;
  python: WebAssembly.Module;
}

/** A file could not be fetched; the message is a sentence for the reader. */
export class LoadError extends Error {
  override name = "LoadError";
}

/** How long to wait before each further try; a page that knows it is offline does not wait. */
const RETRY_AFTER_MS = [500, 2000];

/** One page's copy of the files. Each is fetched once; one that failed is fetched again when it is next asked for. */
export class Assets {
  readonly #urls: AssetUrls;
  readonly #kept = new Map<string, Promise<unknown>>();
  readonly #listeners = new Set<(progress: Progress) => void>();
  #progress: Progress = { part: "Python", loaded: 0, total: 0 };

  constructor(urls: AssetUrls) {
    this.#urls = urls;
  }

  /** How far it is. */
  get progress(): Progress {
    return this.#progress;
  }

  /** Calls back as bytes arrive, until the returned function is called. */
  watch(listener: (progress: Progress) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Address of the worker's script: `blob:`, so that a worker can be made again without the network. */
  workerUrl(): Promise<string> {
    return this.#keep("worker", () => scriptUrl(this.#urls.worker));
  }

  /** What the worker runs, fetched side by side. Rejects, like `workerUrl`, with a `LoadError`. */
  async modules(): Promise<Modules> {
    const [playground, python] = await Promise.all([
      this.#keep("wasm", () => compile(this.#urls.wasm, null)),
      this.#keep("python", () => compile(this.#urls.python, (bytes) => this.#report({ part: "Python", ...bytes }))),
    ]);
    return { playground, python };
  }

  /** The database, for cells whose scenario has one. Rejects with a `LoadError`. */
  redshift(): Promise<WebAssembly.Module> {
    return this.#keep("redshift", () =>
      compile(this.#urls.redshift, (bytes) => this.#report({ part: "Redshift", ...bytes })),
    );
  }

  #keep<T>(key: keyof AssetUrls, make: () => Promise<T>): Promise<T> {
    const kept = this.#kept.get(key) as Promise<T> | undefined;
    if (kept !== undefined) return kept;
    const made = withRetries(make, this.#urls[key]);
    this.#kept.set(key, made);
    made.catch(() => this.#kept.delete(key));
    return made;
  }

  #report(progress: Progress): void {
    this.#progress = progress;
    for (const listener of this.#listeners) listener(progress);
  }
}

async function withRetries<T>(make: () => Promise<T>, url: string): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await make();
    } catch (error) {
      const wait = RETRY_AFTER_MS[attempt];
      if (error instanceof LoadError || wait === undefined || !navigator.onLine) throw explain(error, url);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** A refusal of the server is final; anything else while fetching is the network, and worth another try. */
function explain(error: unknown, url: string): LoadError {
  if (error instanceof LoadError) return error;
  const name = url.slice(url.lastIndexOf("/") + 1);
  if (error instanceof WebAssembly.CompileError) {
    return new LoadError(`This browser cannot compile ${name}: ${error.message}. A current version of it can.`);
  }
  return new LoadError(
    `The network broke off while ${name} was loading. Your code is kept; press Run to try again once you are online.`,
  );
}

async function get(url: string): Promise<Response> {
  const response = await fetch(url, { credentials: "same-origin" });
  if (!response.ok) {
    const name = url.slice(url.lastIndexOf("/") + 1);
    throw new LoadError(
      `The server has no ${name} (status ${response.status}). The book may have been updated: reload the page.`,
    );
  }
  return response;
}

async function scriptUrl(url: string): Promise<string> {
  const text = await (await get(url)).text();
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

/**
 * WebKit's `compileStreaming` never ends for a response that was made of a stream (seen in WebKitGTK 2.50.6), and that is how bytes are
 * counted. There the module is compiled once all bytes are there, which takes WebKit little time.
 */
const compilesStreams = typeof WebAssembly.compileStreaming === "function" && navigator.vendor !== "Apple Computer, Inc.";

/** Compiles while the bytes arrive. The answer is wrapped, so a server's wrong MIME type does not matter. */
async function compile(url: string, report: ((bytes: Bytes) => void) | null): Promise<WebAssembly.Module> {
  const response = await get(url);
  if (response.body === null) return WebAssembly.compile(await response.arrayBuffer());
  const body = report === null ? response.body : response.body.pipeThrough(counted(report, expected(response)));
  const wrapped = new Response(body, { headers: { "Content-Type": "application/wasm" } });
  return compilesStreams ? WebAssembly.compileStreaming(wrapped) : WebAssembly.compile(await wrapped.arrayBuffer());
}

/** The length of the body once decoded, where the answer tells it. */
function expected(response: Response): number {
  return response.headers.has("Content-Encoding") ? 0 : Number(response.headers.get("Content-Length") ?? 0);
}

function counted(report: (bytes: Bytes) => void, total: number): TransformStream<Uint8Array, Uint8Array> {
  let loaded = 0;
  return new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      report({ loaded, total });
      controller.enqueue(chunk);
    },
  });
}
