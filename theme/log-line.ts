/** What a line of the log says about itself: its level, and the text without what other columns show. */

import type { LogEvent } from "./protocol.js";

/** Levels, as log formats write them. */
export type Level = "DEBUG" | "INFO" | "WARN" | "ERROR";

const LEVELS: Record<string, Level> = {
  TRACE: "DEBUG",
  DEBUG: "DEBUG",
  INFO: "INFO",
  WARN: "WARN",
  WARNING: "WARN",
  ERROR: "ERROR",
  CRITICAL: "ERROR",
  FATAL: "ERROR",
};

/** The level that a line carries: `[ERROR]` at its beginning, or the `level` of a JSON line; null where it has none. */
export function levelOf(event: LogEvent): Level | null {
  const word = /^\[([A-Z]+)\]/.exec(event.text)?.[1] ?? (event.text.startsWith("{") ? jsonLevel(event.text) : null);
  return word === null ? null : (LEVELS[word] ?? null);
}

function jsonLevel(line: string): string | null {
  const level = /"(?:level|log_level)":\s*"([A-Z]+)"/.exec(line);
  return level?.[1] ?? null;
}
