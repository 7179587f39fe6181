/** Forms on their way in: any HTML form, with or without JavaScript, to a parsed value or to its troubles. */
import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import {
  type FieldTrouble,
  type FormFailure,
  formCheckName,
  formKeyName,
} from "~/values/form-trouble";

export type ReadForm<Value> =
  | {
      readonly ok: true;
      readonly value: Value;
      /** The same for every repeat of one submission: hand it to the command as idempotency key. */
      readonly key: string;
      /** The pressed button's or any other field's raw text, for forms with several buttons. */
      readonly text: (name: string) => string | null;
      /** A failure a rule finds after the form itself was well-formed; what was typed is kept. */
      readonly failure: (
        field: string,
        message: string,
        values?: FieldTrouble["values"],
      ) => FormFailure;
    }
  | FormFailure;

/**
 * Reads a posted form (urlencoded or multipart) by a zod schema. Names may be paths (`lines[0].amount`);
 * empty inputs count as missing; numbers, dates, checkboxes and files are coerced as the schema asks.
 * When the page only asks to re-check one field, the answer is always a failure with that field's troubles.
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<ReadForm<z.output<Schema>>> {
  const form = await request.formData();
  const checkOnly = textOf(form, formCheckName);
  const key = textOf(form, formKeyName) ?? "";
  const text = (name: string) => textOf(form, name);
  const values = typedValues(form);
  for (const name of [formCheckName, formKeyName, "__intent__", "__state__"]) form.delete(name);
  const general = new Set<string>();
  const submission = parseWithZod(form, {
    schema,
    error: (issue) => {
      const sentence = sentenceOf(issue);
      general.add(sentence);
      return sentence;
    },
    formatError: (issues: z.core.$ZodIssue[]) => issues[0] ?? null,
  });
  if (submission.status === "success" && checkOnly === null)
    return { ok: true, value: submission.value, key, text, failure: failureWith(values) };
  const issues = submission.status === "success" ? {} : (submission.error ?? {});
  const errors = Object.entries(issues).flatMap(([field, issue]) =>
    issue ? [troubleOf(field, issue, general.has(issue.message))] : [],
  );
  if (checkOnly === null) return { ok: false, errors, values };
  const asked = errors.filter((error) => error.field === checkOnly);
  return { ok: false, errors: asked, values, checked: checkOnly };
}

const failureWith =
  (typed: FormFailure["values"]) =>
  (field: string, message: string, values?: FieldTrouble["values"]): FormFailure => {
    const trouble = values === undefined ? { field, message } : { field, message, values };
    return { ok: false, errors: [trouble], values: typed };
  };

type RawIssue = z.core.$ZodRawIssue;

/** zod's codes in the product's words. A schema's own `error` sentence comes first. */
function sentenceOf(issue: RawIssue): string {
  if (issue.input === undefined || issue.input === null) return missingSentence(issue);
  switch (issue.code) {
    case "too_small":
      return sizeSentence(issue, "small");
    case "too_big":
      return sizeSentence(issue, "big");
    case "invalid_type":
      if (issue.expected === "number" || issue.expected === "int")
        return /*i18n*/ "Enter a number in figures, such as 12";
      if (issue.expected === "date") return /*i18n*/ "Enter a date, such as 2026-11-23";
      return /*i18n*/ "This value cannot be used here";
    case "invalid_format":
      if (issue.format === "email")
        return /*i18n*/ "Enter an e-mail address, such as name@example.com";
      if (issue.format === "url") return /*i18n*/ "Enter a web address that begins with https://";
      return /*i18n*/ "This is not in the expected form";
    case "invalid_value":
      return /*i18n*/ "Choose one of the options";
    case "not_multiple_of":
      return /*i18n*/ "Enter a multiple of {divisor}";
    default:
      return /*i18n*/ "This value cannot be used here";
  }
}

function missingSentence(issue: RawIssue): string {
  if (issue.code === "invalid_value" || issue.code === "invalid_union")
    return /*i18n*/ "Choose one of the options";
  if (issue.code === "invalid_type" && issue.expected === "array")
    return /*i18n*/ "Choose at least one";
  if (issue.code === "invalid_type" && issue.expected === "file") return /*i18n*/ "Choose a file";
  return /*i18n*/ "This cannot be empty";
}

function sizeSentence(issue: RawIssue, side: "small" | "big"): string {
  const origin = "origin" in issue ? issue.origin : "";
  if (origin === "string")
    return side === "small"
      ? /*i18n*/ "Enter at least {minimum} characters"
      : /*i18n*/ "Enter at most {maximum} characters";
  if (origin === "array" || origin === "set")
    return side === "small"
      ? /*i18n*/ "Choose at least {minimum}"
      : /*i18n*/ "Choose at most {maximum}";
  if (origin === "file")
    return side === "small" ? /*i18n*/ "This file is empty" : /*i18n*/ "This file is too large";
  if (origin === "date")
    return side === "small" ? /*i18n*/ "This date is too early" : /*i18n*/ "This date is too late";
  return side === "small" ? /*i18n*/ "Enter {minimum} or more" : /*i18n*/ "Enter {maximum} or less";
}

function troubleOf(field: string, issue: z.core.$ZodIssue, general: boolean): FieldTrouble {
  const values = placeholders(issue);
  return { field, message: issue.message, ...(values && { values }), ...(general && { general }) };
}

function placeholders(issue: z.core.$ZodIssue): Record<string, string | number> | null {
  const found: Record<string, string | number> = {};
  for (const name of ["minimum", "maximum", "divisor"] as const) {
    const value = (issue as unknown as Record<string, unknown>)[name];
    if (typeof value === "number" || typeof value === "bigint") found[name] = Number(value);
  }
  return Object.keys(found).length > 0 ? found : null;
}

function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" ? value : null;
}

/** What was typed, without files and secrets: it goes back into the page. */
function typedValues(form: FormData): Record<string, readonly string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || /password|secret|^_/i.test(name)) continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}
