/** One line of NDJSON. JSON.parse alone would let a repeated field pass: the last one would win unseen. */
import { type RecordTrouble, trouble } from "~/features/merchants/dataset";

export type ReadLine =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly troubles: readonly RecordTrouble[] };

const bad = (code: string, message: string): ReadLine => ({
  ok: false,
  troubles: [trouble("", code, message)],
});

/** A record has fields, lists at most, and nothing deeper. */
const deepestMost = 3;

/** The names of the outermost object and the depth of nesting, told from the text alone. */
function shapeOf(text: string): { names: number; deepest: number } {
  let names = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      let end = text.indexOf('"', at + 1);
      while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
      if (end === -1) return { names, deepest };
      at = end;
    } else if (char === "{" || char === "[") {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (deepest > deepestMost) return { names, deepest };
    } else if (char === "}" || char === "]") depth -= 1;
    else if (char === ":" && depth === 1) names += 1;
  }
  return { names, deepest };
}

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text[quote - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

export function readJsonLine(text: string): ReadLine {
  const shape = shapeOf(text);
  if (shape.deepest > deepestMost) return bad("not_flat", "is nested deeper than a record may be");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad("not_json", "is not a JSON object on one line");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return bad("not_json", "is not a JSON object on one line");
  if (Object.keys(value).length !== shape.names)
    return bad("repeated_field", "names a field twice");
  return { ok: true, value: value as Readonly<Record<string, unknown>> };
}
