import { expect, test } from "vitest";
import { roomLeft } from "~/features/applications/room-left";

const usage = {
  places: 3,
  worthMinor: 500,
  impressions: 10,
  worthThisMonthMinor: 250,
  impressionsThisMonth: 4,
};
test("room left: places by those inside, budgets by the scarcest", () => {
  expect(roomLeft([], usage)).toEqual({ placesLeft: null, budgetLeft: null });
  expect(
    roomLeft(
      [
        { unit: "places", amount: 5, period: "ever", perStore: null },
        { unit: "money", amount: 1_000, period: "month", perStore: null },
        { unit: "impressions", amount: 40, period: "ever", perStore: null },
      ],
      usage,
    ),
  ).toEqual({ placesLeft: 2, budgetLeft: 7_500 });
  expect(
    roomLeft([{ unit: "exposure", amount: 400, period: "ever", perStore: null }], usage).budgetLeft,
  ).toBe(0);
});
