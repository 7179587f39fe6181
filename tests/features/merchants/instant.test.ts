import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf, microsOf } from "~/features/merchants/instant";

const of2000 = Date.UTC(2000, 0, 1);
const inRange = fc.date({
  min: new Date("1970-01-02T00:00:00Z"),
  max: new Date("2099-12-30T23:59:59Z"),
  noInvalidDate: true,
});

test("any instant in any offset is read as the instant it is", () => {
  fc.assert(
    fc.property(inRange, fc.integer({ min: -14 * 60, max: 14 * 60 }), (at, offset) => {
      const local = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1);
      const sign = offset < 0 ? "-" : "+";
      const two = (n: number) => String(n).padStart(2, "0");
      const shift = Math.abs(offset);
      const text = `${local}${sign}${two(Math.floor(shift / 60))}:${two(shift % 60)}`;
      expect(instantOf(text)).toBe(microsOf(at));
      expect(instantOf(at.toISOString())).toBe((at.getTime() - of2000) * 1_000);
    }),
  );
});

test.each([
  ["2000-01-01T00:00:00.000001Z", 1],
  ["2000-01-01T00:00:00.1Z", 100_000],
  ["2000-01-01T00:00:00.123456789Z", 123_456],
  ["2000-01-01t00:00:01z", 1_000_000],
  ["2000-01-01 00:00:01+00:00", 1_000_000],
  ["1999-12-31T23:59:60Z", 0],
  ["2000-02-29T00:00:00Z", 59 * 86_400_000_000],
])("%s", (text, micros) => expect(instantOf(text)).toBe(micros));

test.each([
  "2000-01-01",
  "2000-01-01T00:00:00",
  "2000-01-01T24:00:00Z",
  "2000-01-01T00:60:00Z",
  "2001-02-29T00:00:00Z",
  "2000-13-01T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "9999-01-01T00:00:00Z",
  "2000-01-01T00:00:00.Z",
  "2000-01-01T00:00:00.1234567890Z",
  "2000-01-01T00:00:00+0800",
  "2000-01-01T00:00:00+08:60",
  "2000-01-01T00:00:00Z ",
  "２000-01-01T00:00:00Z",
  "",
])("%s is no instant", (text) => expect(instantOf(text)).toBeNull());
