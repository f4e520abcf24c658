/** Steps as exact JSON texts: what kind each is, what it says in words, and new texts with a part changed. */

import { stepText } from "./playground-text.js";
import { memberText } from "./tidy-json.js";

/** Kinds that have a form. */
export const FORM_KINDS = ["invoke", "put_object", "delete_object", "send_message", "advance_s", "until_idle"] as const;

/** What a step does. */
export type StepKind = (typeof FORM_KINDS)[number] | "other";

/** A step as a JavaScript value, for reading; null where the text is no JSON object. */
export function parseStep(source: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

export function kindOf(source: string): StepKind {
  const step = parseStep(source);
  return FORM_KINDS.find((kind) => step !== null && kind in step) ?? "other";
}

/** The step in words. */
export function describeStep(source: string): string {
  const step = parseStep(source);
  if (step === null) return stepText.broken;
  const inner = (kind: string, key: string): string => String((step[kind] as Record<string, unknown> | null)?.[key] ?? "");
  switch (kindOf(source)) {
    case "invoke":
      return invokeWords(step)(String(step["invoke"]));
    case "put_object":
      return stepText.put(inner("put_object", "key"), inner("put_object", "bucket"));
    case "delete_object":
      return stepText.deleteObject(inner("delete_object", "key"), inner("delete_object", "bucket"));
    case "send_message":
      return stepText.send(inner("send_message", "queue"));
    case "advance_s":
      return stepText.advance(Number(step["advance_s"]));
    case "until_idle":
      return stepText.untilIdle;
    default:
      return otherWords(step, inner);
  }
}

/** Steps that have no form, in words. */
function otherWords(step: Record<string, unknown>, inner: (kind: string, key: string) => string): string {
  const [kind = ""] = Object.keys(step);
  const value = String(step[kind]);
  switch (kind) {
    case "at_once":
      return stepText.atOnce(Array.isArray(step[kind]) ? step[kind].length : 0);
    case "sql":
      return stepText.sql;
    case "put_shop_file":
      return stepText.shopFile(inner(kind, "key"), inner(kind, "bucket"));
    case "run_program":
      return stepText.runProgram(inner(kind, "program"), inner(kind, "instance"));
    case "start_instance":
      return stepText.start(value);
    case "stop_instance":
      return stepText.stop(value);
    case "patch_instance":
      return stepText.patch(value);
    default:
      return stepText.other(kind);
  }
}

/** What a step sends, when it is short enough to stand beside its words; null otherwise. */
export function previewStep(source: string): string | null {
  const MOST = 60;
  const step = parseStep(source);
  const kind = kindOf(source);
  const inside = step?.[kind] as Record<string, unknown> | null | undefined;
  const content = kind === "invoke" ? memberText(source, "event") : ["put_object", "send_message"].includes(kind) ? inside?.["body"] : (step?.["sql"] ?? null);
  const isShort = typeof content === "string" && content !== "" && content.length <= MOST && !content.includes("\n");
  return isShort ? content : null;
}

function invokeWords(step: Record<string, unknown>): (name: string) => string {
  if (step["type"] === "Event") return stepText.fire;
  return step["type"] === "DryRun" ? stepText.dryRun : stepText.call;
}

/** The members of a JSON object with their exact texts, in order. */
export function members(source: string): [string, string][] {
  return Object.keys(parseStep(source) ?? {}).map((key) => [key, memberText(source, key) ?? "null"]);
}

/** The object with one member set to a JSON text, or taken out by null. Other members keep their texts. */
export function withMember(source: string, key: string, text: string | null): string {
  const found = members(source);
  const there = found.some(([name]) => name === key);
  const changed = found.flatMap(([name, old]): [string, string][] => {
    if (name !== key) return [[name, old]];
    return text === null ? [] : [[name, text]];
  });
  if (!there && text !== null) changed.push([key, text]);
  return `{${changed.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}

/** The step with a member of its inner object changed: the key of `put_object`, say. */
export function withInner(source: string, kind: string, key: string, text: string | null): string {
  return withMember(source, kind, withMember(memberText(source, kind) ?? "{}", key, text));
}

/** A new step of a kind, with the first things there are. */
export function newStep(kind: StepKind, names: { functions: string[]; buckets: string[]; queues: string[] }): string {
  const first = (list: string[]): string => JSON.stringify(list[0] ?? "");
  switch (kind) {
    case "invoke":
      return `{"invoke":${first(names.functions)},"event":{}}`;
    case "put_object":
      return `{"put_object":{"bucket":${first(names.buckets)},"key":"new.txt","body":""}}`;
    case "delete_object":
      return `{"delete_object":{"bucket":${first(names.buckets)},"key":"new.txt"}}`;
    case "send_message":
      return `{"send_message":{"queue":${first(names.queues)},"body":"hello"}}`;
    case "advance_s":
      return '{"advance_s":60}';
    case "until_idle":
      return '{"until_idle":{}}';
    default:
      return `{"recycle":${first(names.functions)}}`;
  }
}
