/**
 * The search line of the history: `actor:lin action:application-approved object:app_01… before:status=SUBMITTED
 * after:status`, and any other words. A token may be given several times; values with spaces stand in quotes.
 */
export const tokenNames = ["actor", "action", "object", "request", "before", "after"] as const;
type TokenName = (typeof tokenNames)[number];

/** `status=APPROVED`: the field has this value. `status` alone: the field is there. */
export type FieldMatch = { readonly field: string; readonly value: string | null };
/** `application/app_01…`, or one word that may be a kind or an id. */
export type ObjectMatch =
  | { readonly kind: string; readonly id: string }
  | { readonly either: string };
export type HistorySearch = {
  readonly actor: readonly string[];
  readonly action: readonly string[];
  readonly object: readonly ObjectMatch[];
  readonly request: readonly string[];
  readonly before: readonly FieldMatch[];
  readonly after: readonly FieldMatch[];
  /** Each must be somewhere in the entry's own words. */
  readonly words: readonly string[];
};

const part = /(?:(actor|action|object|request|before|after):)?(?:"([^"]*)"|(\S+))/gi;
const partsMax = 20;

function fieldMatch(text: string): FieldMatch {
  const at = text.indexOf("=");
  return at < 0
    ? { field: text, value: null }
    : { field: text.slice(0, at), value: text.slice(at + 1) };
}

function objectMatch(text: string): ObjectMatch {
  const at = text.indexOf("/");
  return at < 0 ? { either: text } : { kind: text.slice(0, at), id: text.slice(at + 1) };
}

/** Never fails: what is no token is a word. */
export function parseSearch(text: string): HistorySearch {
  const found: Record<TokenName | "words", string[]> = {
    actor: [],
    action: [],
    object: [],
    request: [],
    before: [],
    after: [],
    words: [],
  };
  for (const [, name, inQuotes, bare] of [...text.matchAll(part)].slice(0, partsMax)) {
    const value = (inQuotes ?? bare ?? "").trim();
    if (value !== "") found[(name?.toLowerCase() as TokenName | undefined) ?? "words"].push(value);
  }
  return {
    ...found,
    object: found.object.map(objectMatch),
    before: found.before.map(fieldMatch),
    after: found.after.map(fieldMatch),
  };
}
