/** zod's issues in the words that the sender of a file reads. Codes are stable; see the API's document. */
import type { z } from "zod";
import { type RecordTrouble, trouble } from "~/features/merchants/dataset";

type Issue = z.core.$ZodIssue;

function wrongValue(issue: Issue, field: string): RecordTrouble {
  switch (issue.code) {
    case "invalid_type":
      return trouble(field, "wrong_type", `must be ${spoken[issue.expected] ?? issue.expected}`);
    case "too_small":
      return trouble(field, "too_small", `must be at least ${issue.minimum}${unitOf(issue)}`);
    case "too_big":
      return trouble(field, "too_big", `must be at most ${issue.maximum}${unitOf(issue)}`);
    case "invalid_value":
      return trouble(field, "not_one_of", `must be one of ${issue.values.join(", ")}`);
    case "invalid_union":
      return trouble(field, "wrong_type", "must be an integer from 0 to 2^53 - 1");
    default:
      return trouble(field, "bad_value", issue.message);
  }
}

const spoken: Readonly<Record<string, string>> = {
  int: "an integer",
  number: "a number",
  string: "a text",
  boolean: "true or false",
  array: "a list",
};

const unitOf = (issue: { readonly origin: string }) =>
  issue.origin === "string" ? " characters" : issue.origin === "array" ? " entries" : "";

const codeOf = (issue: Issue): string | undefined => {
  const params = (issue as { readonly params?: { readonly code?: unknown } }).params;
  return typeof params?.code === "string" ? params.code : undefined;
};

/** One trouble per field, in the order of the record: the first is the one to mend. */
export function troublesOf(
  issues: readonly Issue[],
  given: Readonly<Record<string, unknown>>,
): RecordTrouble[] {
  const found = new Map<string, RecordTrouble>();
  const note = (each: RecordTrouble) => found.has(each.field) || found.set(each.field, each);
  for (const issue of issues) {
    const field = String(issue.path[0] ?? "");
    const code = codeOf(issue);
    if (issue.code === "unrecognized_keys")
      for (const key of issue.keys)
        note(trouble(key, "unknown_field", "is no field of this dataset"));
    else if (given[field] === undefined || given[field] === null)
      note(trouble(field, "missing", "is missing"));
    else note(code === undefined ? wrongValue(issue, field) : trouble(field, code, issue.message));
  }
  return [...found.values()];
}
