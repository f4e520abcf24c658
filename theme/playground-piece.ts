/** A scenario on the Playground: as the gallery has it, and as the reader has made it. */

import type { Scenario } from "./protocol.js";
import type { SettingsChoices } from "./settings-panel.js";
import { itemTexts, memberText } from "./tidy-json.js";

/** A scenario that can be changed and run. */
export interface Piece {
  title: string;
  /** Without its steps. */
  scenario: Scenario;
  /** Exact JSON texts. */
  steps: string[];
}

/** A scenario of the gallery, or one that came by a link. */
export interface Starter {
  id: string;
  summary: string;
  /** Of what the gallery has, so that a change can be announced. */
  hash: string;
  piece: Piece;
}

/** What the settings panel offers: AWS's defaults, and the words of settings that are words. */
export interface OfferedSettings {
  values: Record<string, unknown>;
  choices: SettingsChoices;
}

/** What the preprocessor wrote into the page. */
export interface Gallery {
  starters: Starter[];
  settings: OfferedSettings;
  /** Absolute address of the page that explains simulated figures. */
  modelUrl: string;
}

/** Reads the gallery of a page; null where there is none. */
export function readGallery(section: HTMLElement): Gallery | null {
  const json = section.querySelector(":scope > script.lambda-data")?.textContent;
  if (json === null || json === undefined) return null;
  const { model, settings } = JSON.parse(json) as { model: string; settings: OfferedSettings };
  const starters = itemTexts(memberText(json, "gallery") ?? "[]").map((item) => {
    const { id, title, summary, starter_hash } = JSON.parse(item) as Record<"id" | "title" | "summary" | "starter_hash", string>;
    return { id, summary, hash: starter_hash, piece: readPiece(title, memberText(item, "scenario") ?? "{}") };
  });
  return { starters, settings, modelUrl: new URL(model, document.baseURI).href };
}

/** A piece from the JSON text of a scenario with its steps. */
export function readPiece(title: string, source: string): Piece {
  const { steps: _, ...scenario } = JSON.parse(source) as Scenario;
  return { title, scenario: scenario as Scenario, steps: itemTexts(memberText(source, "steps") ?? "[]") };
}

/** The whole scenario as JSON text; steps stand in it as they were written. */
export function scenarioText({ scenario, steps }: Piece): string {
  return `${JSON.stringify(scenario).slice(0, -1)},"steps":[${steps.join(",")}]}`;
}

/** Whether two pieces are the same to the last character. */
export function isSame(one: Piece, other: Piece): boolean {
  return one.title === other.title && scenarioText(one) === scenarioText(other);
}

/** The names in a scenario's list, of buckets for instance. */
export function namesIn(scenario: Scenario, list: "functions" | "buckets" | "queues" | "instances"): string[] {
  const found = scenario[list];
  if (!Array.isArray(found)) return [];
  return found.map((item) => String((item as { name?: unknown } | null)?.name ?? "")).filter((name) => name !== "");
}

/** The scenario's other half: all but the code of its functions, as JSON for a reader. */
export function settingsText(scenario: Scenario): string {
  const functions = scenario.functions.map(({ files: _, ...settings }) => settings);
  return JSON.stringify({ ...scenario, functions }, null, 2);
}

/** The scenario with these settings; functions keep their code by name, new ones get a file. */
export function withSettings(scenario: Scenario, settings: Record<string, unknown>, newCode: string): Scenario {
  const code = new Map(scenario.functions.map(({ name, files }) => [name, files]));
  const functions = (settings["functions"] as Record<string, unknown>[]).map((fn) => {
    const name = String(fn["name"]);
    return { ...fn, name, files: code.get(name) ?? { "app.py": newCode }, ...(code.has(name) || "handler" in fn ? {} : { handler: "app.handler" }) };
  });
  return { ...settings, functions };
}
