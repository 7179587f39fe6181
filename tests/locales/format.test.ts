import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allWhole, formats, noValue } from "~/locales/format";
import { parseMoney, parseRate } from "~/locales/inputs";

const now = new Date("2026-11-23T02:00:00Z");
const en = formats({ locale: "en", zone: "Asia/Shanghai", now });
const zh = formats({ locale: "zh", zone: "Asia/Shanghai", now });
const currencies = ["CNY", "USD", "EUR", "JPY", "KWD", "BRL"] as const;
const amounts = fc.record({
  amountMinor: fc.bigInt({ min: 1n - 10n ** 15n, max: 10n ** 15n - 1n }),
  currency: fc.constantFrom(...currencies),
});

describe("money", () => {
  test.each([
    [123_456n, "CNY", "¥1,234.56"],
    [-1_250n, "CNY", "\u2212¥12.50"],
    [0n, "CNY", "¥0.00"],
    [5n, "CNY", "¥0.05"],
    [-5n, "USD", "\u2212$0.05"],
    [1_234n, "JPY", "¥1,234"],
    [1_234_567n, "KWD", "KWD 1,234.567"],
    [1_234_567n, "EUR", "€12,345.67"],
  ])("%s of %s is %s in both languages", (amountMinor, currency, text) => {
    expect(en.money({ amountMinor, currency })).toBe(text);
    expect(zh.money({ amountMinor, currency })).toBe(text);
  });

  test("what is displayed is what is stored", () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(en, zh), ({ amountMinor, currency }, reader) => {
        const shown = reader.money({ amountMinor, currency });
        expect(parseMoney(shown, currency)).toBe(amountMinor);
        expect(parseMoney(reader.moneyInput({ amountMinor, currency }), currency)).toBe(
          amountMinor,
        );
      }),
    );
  });

  test("no narrow or no-break space and no hyphen for a minus ever shows", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(en.money(amount)).not.toMatch(/[\u202f\u00a0-]/);
      }),
    );
  });

  test("a column of whole amounts leaves the fraction out, a mixed one does not", () => {
    const whole = [100_000n, 50_000n].map((amountMinor) => ({ amountMinor, currency: "CNY" }));
    expect(allWhole(whole)).toBe(true);
    expect(allWhole([...whole, { amountMinor: 1n, currency: "CNY" }])).toBe(false);
    expect(en.money({ amountMinor: 100_000n, currency: "CNY" }, { decimals: "when-needed" })).toBe(
      "¥1,000",
    );
    expect(en.money({ amountMinor: 100_050n, currency: "CNY" }, { decimals: "when-needed" })).toBe(
      "¥1,000.50",
    );
  });

  test("a movement may print its plus", () => {
    expect(en.money({ amountMinor: 50_000n, currency: "CNY" }, { signed: true })).toBe("+¥500.00");
    expect(en.money({ amountMinor: 0n, currency: "CNY" }, { signed: true })).toBe("¥0.00");
  });
});

describe("rates and numbers", () => {
  test.each([
    [9570, undefined, "95.7%"],
    [9500, undefined, "95%"],
    [9571, 1, "95.7%"],
    [-150, undefined, "\u22121.5%"],
    [-1, 1, "0.0%"],
  ])("%s basis points with %s digits are %s", (basisPoints, digits, text) => {
    expect(en.rate(basisPoints, digits)).toBe(text);
  });

  test("a displayed rate reads back as its basis points", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (basisPoints) => {
        expect(parseRate(en.rate(basisPoints))).toBe(basisPoints);
      }),
    );
  });

  test("thousands are grouped, what is no number is a dash", () => {
    expect(en.number(1_284_000)).toBe("1,284,000");
    expect(en.number(-1234.5)).toBe("\u22121,234.5");
    expect(en.number(Number.NaN)).toBe(noValue);
    expect(en.number(1e-9)).toBe("0");
  });

  test("points and sizes say their unit in the reader's language", () => {
    expect([en.points(150), zh.points(-150)]).toEqual(["+1.5 pt", "\u22121.5 个百分点"]);
    expect([en.bytes(0), en.bytes(999), en.bytes(10_485_760)]).toEqual(["0 B", "999 B", "10.5 MB"]);
  });
});

describe("days and times", () => {
  const at = "2026-11-26T10:00:00Z";
  test("each language in its own order", () => {
    expect(en.day("2026-11-23")).toBe("23 Nov 2026");
    expect(zh.day("2026-11-23")).toBe("2026年11月23日");
    expect(en.shortDay("2026-11-23")).toBe("Mon 23 Nov");
    expect(zh.shortDay("2026-11-23")).toBe("11月23日（周一）");
    expect([en.month("2026-11"), zh.month("2026-11")]).toEqual(["Nov 2026", "2026年11月"]);
  });

  test("a deadline names its zone", () => {
    expect(en.deadline(at)).toBe("26 Nov 2026, 18:00 Beijing time");
    expect(zh.deadline(at)).toBe("北京时间 2026年11月26日 18:00");
    const newYork = formats({ locale: "en", zone: "America/New_York", now });
    expect(newYork.deadline(at)).toBe("26 Nov 2026, 05:00 New York time");
  });

  test("midnight is 00:00 of the new day", () => {
    expect(en.dateTime("2026-11-22T16:00:00Z")).toBe("23 Nov 2026, 00:00");
    expect(en.dayOf("2026-11-22T15:59:59Z")).toBe("2026-11-22");
    expect(en.dayOf("2026-11-22T16:00:00Z")).toBe("2026-11-23");
  });

  test.each([
    ["2026-11-23T01:59:40Z", "just now", "刚刚"],
    ["2026-11-23T01:20:00Z", "40 min ago", "40 分钟前"],
    ["2026-11-22T23:00:00Z", "3 h ago", "3 小时前"],
    ["2026-11-22T00:00:00Z", "26 h ago", "26 小时前"],
    ["2026-11-20T02:00:00Z", "3 days ago", "3 天前"],
    ["2026-11-26T02:00:00Z", "in 3 days", "3 天后"],
  ])("%s is %s, %s", (instant, english, chinese) => {
    expect([en.relative(instant), zh.relative(instant)]).toEqual([english, chinese]);
  });

  test("lists read as sentences", () => {
    expect(en.list(["a"])).toBe("a");
    expect(en.list(["a", "b", "c"])).toBe("a, b and c");
    expect(zh.list(["甲", "乙"])).toBe("甲、乙");
  });
});
