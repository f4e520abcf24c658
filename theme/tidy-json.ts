/** Lays valid JSON out over lines without touching its numbers and texts, which `JSON.parse` would. */

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The tokens of a valid JSON text, without the spaces between them. */
export function tokens(source: string): string[] {
  return source.match(TOKENS) ?? [];
}

/** The exact text of a member of a valid JSON object, without spaces between its parts; null where there is none. */
export function memberText(source: string, name: string): string | null {
  const all = tokens(source);
  let depth = 0;
  let found: string | null = null;
  for (const [index, token] of all.entries()) {
    if (found !== null && depth === 1 && (token === "," || token === "}")) return found;
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth -= 1;
    if (found !== null) found += token;
    if (depth === 1 && token === ":" && all[index - 1] === JSON.stringify(name)) found ??= "";
  }
  return null;
}

/** The exact texts of the items of a valid JSON array. */
export function itemTexts(source: string): string[] {
  const items: string[] = [];
  let depth = 0;
  for (const token of tokens(source)) {
    const closes = token === "}" || token === "]";
    if (depth === 1 && token !== "," && !closes) items.push("");
    if (closes) depth -= 1;
    if (depth > 0 && !(depth === 1 && token === ",")) items.push((items.pop() ?? "") + token);
    if (token === "{" || token === "[") depth += 1;
  }
  return items;
}

/** The same JSON with two spaces of indentation; empty objects and lists stay on their line. */
export function tidyJson(source: string): string {
  const all = tokens(source);
  let depth = 0;
  let tidy = "";
  all.forEach((token, index) => {
    const opens = token === "{" || token === "[";
    const closesNext = all[index + 1] === "}" || all[index + 1] === "]";
    if (opens) depth += 1;
    if (closesNext) depth -= 1;
    tidy += token === ":" ? ": " : token;
    const breaksAfter = token === "," || (opens ? !closesNext : closesNext);
    if (breaksAfter) tidy += `\n${"  ".repeat(depth)}`;
  });
  return tidy;
}
