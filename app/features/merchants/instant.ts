/**
 * An instant on its way into the database: microseconds since 2000-01-01T00:00Z, which is PostgreSQL's
 * own step and count, exact in a number for 285 years on either side.
 */
export type Micros = number;

const firstYear = 1970;
const lastYear = 2099;
const millisOf2000 = Date.UTC(2000, 0, 1);
const zero = 48;

/** The number that `length` digits at `from` spell, or -1. */
function digits(text: string, from: number, length: number): number {
  let value = 0;
  for (let at = from; at < from + length; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const daysOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Minutes east of UTC at `from` up to the end of the text; null where it is not an offset. */
function offsetMinutes(text: string, from: number): number | null {
  const sign = text[from];
  if (sign === "Z" || sign === "z") return text.length === from + 1 ? 0 : null;
  if ((sign !== "+" && sign !== "-") || text.length !== from + 6 || text[from + 3] !== ":")
    return null;
  const [hours, minutes] = [digits(text, from + 1, 2), digits(text, from + 4, 2)];
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return null;
  return (sign === "-" ? -1 : 1) * (hours * 60 + minutes);
}

/** RFC 3339 with an offset, in the years 1970 to 2099; null for anything else. */
export function instantOf(text: string): Micros | null {
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
  const between = text[10];
  if (text[4] !== "-" || text[7] !== "-" || text[13] !== ":" || text[16] !== ":") return null;
  if (between !== "T" && between !== "t" && between !== " ") return null;
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return null;
  if (day < 1 || (day > 28 && day > daysOf(year, month))) return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return null;
  let at = 19;
  let micros = 0;
  if (text[at] === ".") {
    const first = at + 1;
    at = first;
    for (let step = 100_000; digits(text, at, 1) >= 0; step = Math.floor(step / 10), at += 1)
      micros += digits(text, at, 1) * step;
    if (at === first || at > first + 9) return null;
  }
  const offset = offsetMinutes(text, at);
  if (offset === null) return null;
  const millis = Date.UTC(year, month - 1, day, hour, minute - offset, second) - millisOf2000;
  return millis * 1_000 + micros;
}

export const microsOf = (instant: Date): Micros => (instant.getTime() - millisOf2000) * 1_000;
