import { describe, expect, test } from "vitest";
import { addWorkingDays, calendarOf, isWorkingDay, promiseOf } from "~/values/working-days";

const usual = calendarOf({});
const china = calendarOf({
  calendar: {
    holidays: [
      ...["28", "29", "30", "31"].map((day) => `2025-01-${day}`),
      ...["01", "02", "03", "04"].map((day) => `2025-02-${day}`),
      "2025-05-31",
      "2025-06-01",
      "2025-06-02",
    ],
    workdays: ["2025-01-26", "2025-02-08"],
  },
});

describe("the worked examples", () => {
  test("sent on Friday 2025-01-24: the Sunday works, Spring Festival does not, due on 2025-02-05", () => {
    expect(addWorkingDays("2025-01-24", 3, china)).toBe("2025-02-05");
  });
  test("reviewed from Friday 2025-05-30 over the Dragon Boat holiday: due on 2025-06-05", () => {
    expect(addWorkingDays("2025-05-30", 3, china)).toBe("2025-06-05");
  });
  test("sent on Monday: by Thursday 18:00 in Beijing", () => {
    const sent = new Date("2026-11-23T02:00:00Z");
    expect(promiseOf(sent, 3, usual, "Asia/Shanghai")).toEqual(new Date("2026-11-26T10:00:00Z"));
  });
});

test("the day counts where the marketplace is: late on Friday in London is Saturday in Shanghai", () => {
  const sent = new Date("2026-11-20T22:00:00Z");
  expect(promiseOf(sent, 1, usual, "Europe/London")).toEqual(new Date("2026-11-23T18:00:00Z"));
  expect(promiseOf(sent, 1, usual, "Asia/Shanghai")).toEqual(new Date("2026-11-23T10:00:00Z"));
});
test("closing time stays 18:00 on the clock when summer time begins", () => {
  const sent = new Date("2026-03-27T12:00:00Z");
  expect(promiseOf(sent, 1, usual, "Europe/Berlin")).toEqual(new Date("2026-03-30T16:00:00Z"));
});
test("a make-up day works although it is a weekend, a holiday is off although it is not", () => {
  expect(
    ["2025-01-25", "2025-01-26", "2025-01-27", "2025-01-28"].map((day) => isWorkingDay(day, china)),
  ).toEqual([false, true, true, false]);
});
test("settings that say nothing are Monday to Friday; wrong ones are named", () => {
  expect(calendarOf(null)).toEqual({
    weekend: [6, 7],
    holidays: [],
    workdays: [],
    closesAt: "18:00",
  });
  expect(() => calendarOf({ calendar: { holidays: ["2025-13-01"] } })).toThrow("a day such as");
});
test("a calendar without a working day still ends", () => {
  const never = { ...usual, weekend: [1, 2, 3, 4, 5, 6, 7] };
  expect(addWorkingDays("2026-01-01", 3, never)).toBe("2026-01-04");
});
