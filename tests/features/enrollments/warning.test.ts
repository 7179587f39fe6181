import { expect, test } from "vitest";
import { factsFrom } from "#tests/support/facts";
import { warningOf } from "~/features/enrollments/warning";
import { rules } from "~/features/programs/cold-start/rules";
import { template } from "~/features/programs/cold-start/settings";

const launch = rules(template("CNY"));
const row = {
  status: "WARNED",
  starts_on: "2026-11-24",
  warned_on: "2026-12-01",
  leaving_key: null,
  recover_by: null,
};
const late = factsFrom({
  "store.lateShipRate30d": [1_200, 40],
  "store.sellerCancelRate30d": [100, 40],
});

test("a warning names the figure that broke its limit, and only that one", () => {
  const warning = warningOf(row, launch, late, "CNY");
  expect(warning).toMatchObject({ since: "2026-12-01", recoverBy: null });
  expect(warning?.reasons.map(({ en }) => en)).toEqual([expect.stringContaining("Late shipping")]);
});
test("on the way out it names that rule, and the last day to recover", () => {
  const leaving = { ...row, leaving_key: "seller-fault-returns", recover_by: "2026-12-08" };
  const facts = factsFrom({ "store.sellerFaultReturnRate30d": [1_500, 9] });
  const warning = warningOf(leaving, launch, facts, "CNY");
  expect(warning?.recoverBy).toBe("2026-12-08");
  expect(warning?.reasons.map(({ en }) => en)).toEqual([
    expect.stringContaining("Seller-fault returns"),
  ]);
});
test("who is not warned has no warning", () => {
  expect(warningOf({ ...row, status: "ACTIVE" }, launch, late, "CNY")).toBeNull();
});
