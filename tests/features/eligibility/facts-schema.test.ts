import { describe, expect, test } from "vitest";
import { parseFacts } from "~/features/eligibility/facts-schema";
import { today } from "./facts";

describe("facts to try a rule on", () => {
  test("a bare value, or a value with its sample and day", () => {
    const parsed = parseFacts(
      {
        "store.ordersPaid30d": 12,
        "store.experienceScore": { value: null, sample: 12, asOf: "2026-11-01" },
      },
      today,
    );
    const source = "supplied";
    expect(parsed).toEqual({
      ok: true,
      facts: {
        "store.ordersPaid30d": { value: 12, sample: null, asOf: today, source },
        "store.experienceScore": { value: null, sample: 12, asOf: "2026-11-01", source },
      },
    });
  });
  test.each([
    [[], "", "wrong-type"],
    [{ "store.score": 1 }, "/store.score", "unknown-metric"],
    [{ __proto__x: 1 }, "/__proto__x", "unknown-metric"],
    [{ "store.ordersPaid30d": "12" }, "/store.ordersPaid30d", "wrong-type"],
    [{ "store.ordersPaid30d": {} }, "/store.ordersPaid30d/value", "missing-field"],
    [{ "store.ordersPaid30d": { value: 1, n: 1 } }, "/store.ordersPaid30d/n", "unknown-field"],
    [
      { "store.ordersPaid30d": { value: 1, sample: 1 } },
      "/store.ordersPaid30d/sample",
      "no-sample",
    ],
    [
      { "store.returnRate30d": { value: 1, sample: -1 } },
      "/store.returnRate30d/sample",
      "wrong-type",
    ],
    [
      { "store.ordersPaid30d": { value: 1, asOf: "now" } },
      "/store.ordersPaid30d/asOf",
      "not-a-day",
    ],
    [{ "store.sizeClass": "TINY" }, "/store.sizeClass", "not-a-code"],
  ])("%j is refused", (json, pointer, code) => {
    expect(parseFacts(json, today)).toMatchObject({ ok: false, errors: [{ pointer, code }] });
  });
});
