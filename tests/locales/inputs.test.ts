import { describe, expect, test } from "vitest";
import { dayInput, moneyInput, parseMoney, parseRate, rateInput } from "~/locales/inputs";

describe("typed amounts", () => {
  test.each([
    ["1200.5", 120_050n],
    ["1,200.50", 120_050n],
    ["¥1,200.50", 120_050n],
    ["1200元", 120_000n],
    ["CNY 12", 1_200n],
    ["１，２００．５", 120_050n],
    ["−12.50", -1_250n],
    [" 0.05 ", 5n],
    ["12.", 1_200n],
    ["12.500", 1_250n],
  ])("%s", (text, amountMinor) => {
    expect(parseMoney(text, "CNY")).toBe(amountMinor);
  });

  test.each(["", "abc", "1,2", "1e3", "12.345", "1.200,50", "--5", "Infinity", "0x10", "1 2 .. 3"])(
    "%s is no amount",
    (text) => {
      expect(parseMoney(text, "CNY")).toBeNull();
    },
  );

  test("a currency without minor units takes no fraction", () => {
    expect(parseMoney("1,200", "JPY")).toBe(1_200n);
    expect(parseMoney("1,200.5", "JPY")).toBeNull();
  });

  test("the schema says what to type", () => {
    expect(moneyInput("CNY").safeParse("lots").error?.issues[0]?.message).toBe(
      "Enter an amount, such as 1,200.50",
    );
  });
});

describe("typed per cents", () => {
  test.each([
    ["95.7", 9_570],
    ["95.7%", 9_570],
    ["９５％", 9_500],
    ["-1.25", -125],
  ])("%s", (text, basisPoints) => {
    expect(parseRate(text)).toBe(basisPoints);
  });
  test.each(["", "95.701", "%", "1e2", "100000000"])("%s is no rate", (text) => {
    expect(parseRate(text)).toBeNull();
    expect(rateInput().safeParse(text).success).toBe(false);
  });
});

test.each([
  ["2026-11-23", true],
  ["２０２６-11-23", true],
  ["2026-02-30", false],
  ["23.11.2026", false],
  ["", false],
])("%s as a day: %s", (text, good) => {
  expect(dayInput().safeParse(text).success).toBe(good);
});
