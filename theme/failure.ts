/** Where the reader's code failed: file and line, read from the error that a failed call returned. */

import type { InvocationFinished } from "./protocol.js";

/** A place in the code, and what went wrong there. */
export interface Failure {
  file: string;
  /** From 1. */
  line: number;
  message: string;
}

/** A frame of the runtime's stack trace: `File "/var/task/app.py", line 3, in handler`; of a syntax error `File "/var/task/app.py" Line 2`. */
const FRAME = /File "\/var\/task\/([^"\n]+)",? [lL]ine (\d+)/g;

/** The innermost place in one of `files`; null where the error names none. */
export function failureOf(event: InvocationFinished, files: readonly string[]): Failure | null {
  if (event.function_error === null) return null;
  let error: { errorType?: unknown; errorMessage?: unknown; stackTrace?: unknown };
  try {
    error = JSON.parse(event.payload) as typeof error;
  } catch {
    return null;
  }
  const trace = Array.isArray(error?.stackTrace) ? error.stackTrace.join("\n") : "";
  const frame = [...trace.matchAll(FRAME)].filter(([, file]) => files.includes(file ?? "")).at(-1);
  if (frame === undefined) return null;
  const type = String(error.errorType ?? event.error_type ?? "");
  return { file: frame[1] ?? "", line: Number(frame[2]), message: `${type}: ${String(error.errorMessage ?? "")}` };
}
