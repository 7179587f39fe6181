import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Answer,
  arrived,
  nextTry,
  pausesMs,
  restMs,
  verdictOn,
  wishedPauseMs,
} from "~/features/notices/delivery";

const at = new Date("2026-11-23T00:00:00Z");
const hoursAgo = (hours: number) => new Date(at.getTime() - hours * 3_600_000);
const answer = (statusCode: number | null, retryAfterSeconds: number | null = null): Answer => ({
  statusCode,
  retryAfterSeconds,
});

test("only 2xx has arrived", () => {
  for (const code of [200, 201, 202, 204, 299]) expect(arrived(answer(code))).toBe(true);
  for (const code of [null, 301, 304, 400, 404, 410, 429, 500, 503])
    expect(arrived(answer(code))).toBe(false);
});

test("ten tries over three days, then not any more", () => {
  const total = pausesMs.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
  expect(pausesMs).toHaveLength(9);
  expect(total).toBeGreaterThan(72);
  expect(nextTry(10, answer(500), at, 0)).toBeNull();
  expect(nextTry(1, answer(410), at, 0)).toBeNull();
});

test("pauses grow, spread by a tenth at most, and never end before what the receiver asked for", () => {
  const tries = fc.integer({ min: 1, max: 9 });
  const dice = fc.double({ min: 0, max: 0.999_999, noNaN: true });
  const wish = fc.option(fc.integer({ min: -10, max: 1_000_000 }));
  const code = fc.constantFrom(429, 500, 503, null);
  fc.assert(
    fc.property(tries, dice, wish, code, (tries, dice, seconds, code) => {
      const given = answer(code, seconds);
      const next = nextTry(tries, given, at, dice)?.getTime() ?? 0;
      const pause = pausesMs[tries - 1] ?? 0;
      expect(next - at.getTime()).toBeGreaterThanOrEqual(Math.max(pause, wishedPauseMs(given)) - 1);
      expect(next - at.getTime()).toBeLessThanOrEqual(
        Math.max(pause * 1.1, wishedPauseMs(given)) + 1,
      );
    }),
  );
  expect(wishedPauseMs(answer(500, 60))).toBe(0);
  expect(wishedPauseMs(answer(429, 60))).toBe(60_000);
  expect(wishedPauseMs(answer(503, 9_999_999))).toBe(6 * 3_600_000);
});

test("an endpoint rests longer the longer it fails, ten minutes at most", () => {
  expect([0, 1, 2, 3, 8, 9, 1_000].map(restMs)).toEqual([
    0, 5_000, 10_000, 20_000, 600_000, 600_000, 600_000,
  ]);
});

test.each([
  [null, null, "go-on"],
  [1, null, "go-on"],
  [24, null, "warn"],
  [100, null, "warn"],
  [71, 47, "go-on"],
  [72, 24, "switch-off"],
  [100, 23, "go-on"],
])("failing for %s hours, warned %s hours ago: %s", (failing, warned, verdict) => {
  const failingSince = failing === null ? null : hoursAgo(failing);
  const warnedAt = warned === null ? null : hoursAgo(warned);
  expect(verdictOn({ failingSince, warnedAt }, at)).toBe(verdict);
});
