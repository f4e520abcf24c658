/**
 * Runs functions in CPython 3.14 (Pyodide) under AWS's own runtime client, and prints what that logged and answered.
 *
 * Standard input is a JSON list of cases: {name, handler, files: {path: text}, variables: {name: value}, events: [{body, headers}]}. Standard
 * output is a JSON object for each, one a line: {name, exit, transcript: [{log} | {answer, error_type}]}. The first argument is
 * the folder with awslambdaric and simplejson as PyPI has them.
 */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

import { unzip } from "./unzip.mjs";

const ROOT = "/var/lang/lib/python3.14";
const TASK = "/var/task";
const TELEMETRY = "/dev/telemetry";
const here = dirname(fileURLToPath(import.meta.url));

let pyodide;
try {
  pyodide = dirname(createRequire(import.meta.url).resolve("pyodide"));
} catch {
  console.error("Pyodide, the CPython that AWS's runtime client runs in, is not installed: run `npm ci` in the repository.");
  process.exit(2);
}
const { loadPyodide } = await import(join(pyodide, "pyodide.mjs"));

/** All files of a folder of this machine, by the path they get. */
function filesOf(folder, path) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const [from, to] = [join(folder, entry.name), `${path}/${entry.name}`];
    return entry.isDirectory() ? filesOf(from, to) : [[to, readFileSync(from)]];
  });
}

function write(FS, files) {
  for (const [path, content] of files) {
    FS.mkdirTree(dirname(path));
    FS.writeFile(path, content);
  }
}

/** The lines of one of the two streams: CloudWatch makes an event of each. */
class Lines {
  #begun = Buffer.alloc(0);

  write(bytes) {
    const all = Buffer.concat([this.#begun, bytes]);
    const end = all.lastIndexOf(0x0a) + 1;
    this.#begun = all.subarray(end);
    return all.subarray(0, end).toString().split(/(?<=\n)/).filter(Boolean);
  }

  flush() {
    const rest = this.#begun.toString();
    this.#begun = Buffer.alloc(0);
    return rest ? [rest] : [];
  }
}

/** The messages of AWS's telemetry frames: type, length and time before each (FramedTelemetryLogSink in awslambdaric/bootstrap.py). */
function messages(bytes) {
  if (bytes.length === 0) return [];
  if (bytes.readUInt32BE(0) >>> 8 !== 0xa55a00) throw new Error(`no frame: ${bytes.toString("hex")}`);
  const end = 16 + bytes.readUInt32BE(4);
  return [bytes.subarray(16, end).toString(), ...messages(bytes.subarray(end))];
}

/** Lambda around an environment: it hands out the events and writes down all that comes out, in order. */
class Service {
  transcript = [];
  #events;
  #lines = { stdout: new Lines(), stderr: new Lines() };
  #answer = [];

  constructor(events) {
    this.#events = [...events];
  }

  #log(texts) {
    for (const log of texts) this.transcript.push({ log });
  }

  write(stream, bytes) {
    this.#log(stream === TELEMETRY ? messages(bytes) : this.#lines[stream].write(bytes));
  }

  /** The end of a phase: lines that have no newline are logged as they are, then it is over. */
  endPhase() {
    this.#log([...this.#lines.stdout.flush(), ...this.#lines.stderr.flush()]);
    this.transcript.push(...this.#answer.splice(0));
  }

  next() {
    this.endPhase();
    const event = this.#events.shift();
    return event && JSON.stringify(event);
  }

  post(answer, error_type) {
    this.#answer.push({ answer, error_type: error_type ?? null });
  }
}

/** CPython with Lambda's library, at the moment when AWS's runtime client could begin; every case begins there. */
class Environment {
  #python;
  #serve;
  #memory;
  #service;

  static async start() {
    const environment = new Environment();
    const python = await loadPyodide();
    environment.#python = python;
    python.FS.mkdirTree(TASK);
    write(python.FS, library());
    python.runPython(readFileSync(join(here, "bootstrap.py"), "utf8"));
    python.runPython("settle()");
    environment.#connect(python);
    environment.#serve = python.globals.get("serve");
    environment.#memory = python._module.HEAPU8.slice();
    return environment;
  }

  #connect(python) {
    const writer = (stream) => (bytes) => {
      this.#service.write(stream, Buffer.from(bytes));
      return bytes.length;
    };
    python.setStdout({ write: writer("stdout"), isatty: false });
    python.setStderr({ write: writer("stderr"), isatty: false });
    const device = python.FS.makedev(80, 0);
    const telemetry = writer(TELEMETRY);
    python.FS.registerDevice(device, { write: (_, buffer, offset, length) => telemetry(buffer.slice(offset, offset + length)) });
    python.FS.mkdev(TELEMETRY, 0o622, device);
  }

  run({ name, handler, files, variables, events }) {
    const { FS } = this.#python;
    this.#service = new Service(events);
    const calls = { next: () => this.#service.next(), post: (...post) => this.#service.post(...post) };
    write(FS, Object.entries(files).map(([path, text]) => [`${TASK}/${path}`, text]));
    try {
      // Texts only: an object would be freed later, when the memory is another.
      const exit = this.#serve(handler, JSON.stringify(variables), calls, FS.open(TELEMETRY, "w").fd) ?? null;
      this.#service.endPhase();
      return { name, exit, transcript: this.#service.transcript };
    } catch (error) {
      throw new Error(`${name}: the reference itself failed`, { cause: error });
    } finally {
      this.#reset();
    }
  }

  /** Starting CPython takes seconds; its memory as it was is a new one. Files and descriptors are Pyodide's, outside of it. */
  #reset() {
    const { FS, _module } = this.#python;
    _module.HEAPU8.set(this.#memory);
    _module.HEAPU8.fill(0, this.#memory.length);
    for (const stream of FS.streams.filter((stream) => stream?.fd > 2)) FS.close(stream);
    for (const folder of [TASK, "/tmp"]) empty(FS, folder);
  }
}

function empty(FS, folder) {
  for (const name of FS.readdir(folder).filter((name) => name !== "." && name !== "..")) {
    const path = `${folder}/${name}`;
    if (FS.isDir(FS.stat(path).mode)) {
      empty(FS, path);
      FS.rmdir(path);
    } else {
      FS.unlink(path);
    }
  }
}

function library() {
  return [
    ...unzip(readFileSync(join(pyodide, "python_stdlib.zip"))).map(([path, content]) => [`${ROOT}/${path}`, content]),
    ...filesOf(process.argv[2], `${ROOT}/site-packages`),
    [`${ROOT}/site-packages/runtime_client.py`, readFileSync(join(here, "runtime_client.py"))],
  ];
}

try {
  const [cases, environment] = [await json(process.stdin), await Environment.start()];
  for (const wanted of cases) process.stdout.write(`${JSON.stringify(environment.run(wanted))}\n`);
  // Pyodide keeps Node waiting.
  process.stdout.write("", () => process.exit(0));
} catch (error) {
  // Node would print the line of the source first: Pyodide is a single one.
  console.error(inspect(error));
  process.exit(1);
}
