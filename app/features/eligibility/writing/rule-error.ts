import type { Words } from "~/values/words";

export type RuleErrorCode =
  | "not-a-rule"
  | "unknown-field"
  | "missing-field"
  | "unknown-metric"
  | "unknown-op"
  | "op-not-for-type"
  | "wrong-type"
  | "not-an-integer"
  | "out-of-range"
  | "not-a-day"
  | "not-a-code"
  | "not-a-list"
  | "empty-list"
  | "listed-twice"
  | "wrong-order"
  | "no-sample"
  | "empty-group"
  | "too-deep"
  | "too-large"
  | "too-many-errors";

/** Where a rule (or a set of facts) is malformed: an RFC 6901 pointer, a stable code, both languages. */
export type RuleError = {
  readonly pointer: string;
  readonly code: RuleErrorCode;
  readonly message: Words;
};

export const ruleLimits = {
  /** Groups around a leaf, `not` included. */
  depth: 8,
  leaves: 200,
  listed: 500,
  codeLength: 100,
  errors: 50,
} as const;

/** One segment of a JSON pointer. */
export const segment = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

/** A foreign name quoted in a message: short, and without control characters. */
export function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const clean = text.replace(/\p{C}/gu, "�");
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean;
}

/** Collects errors up to a limit, so that a hostile document cannot ask for a million sentences. */
export class ErrorList {
  readonly errors: RuleError[] = [];

  add(pointer: string, code: RuleErrorCode, en: string, zh: string): undefined {
    const { errors } = this;
    if (errors.length < ruleLimits.errors) errors.push({ pointer, code, message: { en, zh } });
    if (errors.length === ruleLimits.errors) {
      const message = { en: "There are more errors than these.", zh: "错误较多，仅列出前面部分。" };
      errors.push({ pointer: "", code: "too-many-errors", message });
    }
    return undefined;
  }
  get full(): boolean {
    return this.errors.length > ruleLimits.errors;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;
export const isObject = (json: unknown): json is JsonObject =>
  typeof json === "object" && json !== null && !Array.isArray(json);
