import { expect, test } from "vitest";
import { benefits } from "~/features/programs/cold-start/benefits";
import { template } from "~/features/programs/cold-start/settings";
import { makeGood } from "~/features/traffic/guarantee";

const given = benefits(template("CNY")).flatMap(({ gives }) =>
  gives.lever === "traffic-guarantee" ? [gives] : [],
);
const guarantee = given.find(({ kind }) => kind === "guarantee");

test("the first week promises 1,000 impressions on days 0 to 6", () => {
  expect(guarantee).toMatchObject({ impressions: 1_000, fromDay: 0, toDay: 6 });
});
test.each([
  [1_000, 0],
  [1_200, 0],
  [999, 2],
  [400, 900],
  [0, 1_500],
])("%d delivered leaves %d to make good: 150 %% of the gap, rounded up", (delivered, owed) => {
  expect(guarantee && makeGood(guarantee, delivered)).toBe(owed);
});
test("a grant is delivered as far as it goes; the stages give 80,000", () => {
  const grants = given.filter(({ kind }) => kind === "grant");
  expect(grants.reduce((sum, { impressions }) => sum + impressions, 0)).toBe(80_000);
  expect(grants.map((grant) => makeGood(grant, 0))).toEqual([0, 0, 0, 0]);
});
