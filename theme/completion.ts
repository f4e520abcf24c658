/** Completes what a function's code may name: modules, what is in them, services of boto3 and what their clients can do. */

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import libraryNames from "./library-names.json";

/** Modules that python.wasm has, from wasm-playground/python/library.txt. Put in by build.mjs. */
declare const LIBRARY_MODULES: readonly string[];
/** Methods of boto3's clients by service, from wasm-playground/python/clients. Put in by build.mjs. */
declare const CLIENT_METHODS: Readonly<Record<string, readonly string[]>>;

const NAMES = new Map(Object.entries(libraryNames).map(([module, names]) => [module, names.split(" ")]));
const BOTO3 = ["client", "resource", "Session"];
const CONTEXT = [
  "function_name",
  "function_version",
  "invoked_function_arn",
  "memory_limit_in_mb",
  "aws_request_id",
  "log_group_name",
  "log_stream_name",
  "identity",
  "client_context",
  "get_remaining_time_in_millis",
];
const VALID = /^\w*$/;

/** A source of completions, asked while the reader types. */
export function completeNames(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const word = /\w*$/.exec(before)?.[0] ?? "";
  const from = context.pos - word.length;
  const result = (names: readonly string[], type: string): CompletionResult => ({
    from,
    options: names.map((label): Completion => ({ label, type })),
    validFor: VALID,
  });
  if (/^\s*(?:import|from)\s+[\w.]*$/.test(before)) return result([...LIBRARY_MODULES, "boto3", "botocore"], "namespace");
  const imported = /^\s*from\s+([\w.]+)\s+import\s[\w\s,(]*$/.exec(before)?.[1];
  if (imported !== undefined) return result(namesIn(imported), "function");
  if (/\b(?:client|resource)\(\s*["'][\w-]*$/.test(before)) return result(Object.keys(CLIENT_METHODS), "text");
  const owner = /([\w.]+)\.\w*$/.exec(before)?.[1];
  if (owner === undefined) return null;
  const code = context.state.doc.toString();
  const names = owner === "context" ? CONTEXT : (clientMethods(code, owner) ?? namesIn(moduleOf(code, owner)));
  return names.length === 0 ? null : result(names, "function");
}

/** Methods of the client that a variable holds: `s3 = boto3.client("s3")`. */
function clientMethods(code: string, variable: string): readonly string[] | null {
  const pattern = new RegExp(`^\\s*${variable.replaceAll(".", "\\.")}\\s*=.*\\bclient\\(\\s*["']([\\w-]+)["']`, "m");
  const service = pattern.exec(code)?.[1];
  return service === undefined ? null : (CLIENT_METHODS[service] ?? null);
}

/** The module that a name stands for: itself, or what it was imported as. */
function moduleOf(code: string, name: string): string {
  return new RegExp(`^\\s*import\\s+([\\w.]+)\\s+as\\s+${name}\\b`, "m").exec(code)?.[1] ?? name;
}

function namesIn(module: string): readonly string[] {
  return module === "boto3" ? BOTO3 : (NAMES.get(module) ?? []);
}
