/** What in an entry tells of a person, and is shown only to whoever gave a reason. */
import type { FieldChange } from "./field-change";

export const hidden = "•••";

const personalFields =
  /(^|\.)(e-?mail|name|legalName|fullName|phone|mobile|idNo|address|ip|ipAddress|userAgent|contact|bank\w*|note|answer|message)$/i;
const emailAddress = /[^\s"'<>@,;]+@[^\s"'<>@,;]+\.[a-z]{2,}/gi;

const withoutEmails = (text: string): string => text.replace(emailAddress, hidden);

function maskedSide(path: string, value: string | null): string | null {
  if (value === null || value === "") return value;
  return personalFields.test(path) ? hidden : withoutEmails(value);
}

/** The change without what is personal; field names stay, so that one sees what was changed. */
export const masked = ({ path, before, after }: FieldChange): FieldChange => ({
  path,
  before: maskedSide(path, before),
  after: maskedSide(path, after),
});

export const maskedText = withoutEmails;

/** The same in a whole JSON value, for files. */
export function maskedJson(value: unknown, path = ""): unknown {
  if (typeof value === "string") return maskedSide(path, value);
  if (Array.isArray(value)) return value.map((each) => maskedJson(each, path));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, maskedJson(each, `${path}.${name}`)]),
  );
}
