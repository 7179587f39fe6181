import { expect, test } from "vitest";
import { afterEnding, type Ending } from "~/features/enrollments/ending";
import { type GrantStatus, grantStatuses } from "~/features/enrollments/enrollment";
import type { BenefitShape } from "~/features/programs/kind";

const coupon: BenefitShape = {
  lever: "reward",
  how: "fixed",
  form: "buyer-coupon",
  amountMinor: 1,
  validDays: 1,
};
const sprint: BenefitShape = {
  lever: "reward",
  how: "contest",
  form: "ad-credit",
  prizes: [],
  leastIncrementMinor: 0,
  lockDays: 0,
};
const relief: BenefitShape = {
  lever: "deposit-relief",
  share: 5_000,
  floorMinor: 0,
  roundUpMinor: 1,
  termDays: 1,
};

test.each<[Ending, BenefitShape, GrantStatus, string]>([
  ["COMPLETED", relief, "ISSUED", "keeps"],
  ["GRADUATED", relief, "ISSUED", "ends"],
  ["WITHDRAWN", relief, "ISSUED", "ends"],
  ["REMOVED", relief, "ISSUED", "ends"],
  ["WITHDRAWN", coupon, "ISSUED", "keeps"],
  ["REMOVED", coupon, "PARTLY_USED", "keeps"],
  ["COMPLETED", sprint, "PENDING_VERIFY", "keeps"],
  ["GRADUATED", sprint, "PENDING_VERIFY", "keeps"],
  ["WITHDRAWN", sprint, "PENDING_VERIFY", "ends"],
])("%s: %o in %s %s", (ending, gives, status, expected) => {
  expect(afterEnding(ending, { status, gives })).toBe(expected);
});
test("what was only reserved lapses, what is over stays over, however it ends", () => {
  for (const ending of ["COMPLETED", "GRADUATED", "WITHDRAWN", "REMOVED"] as const)
    for (const status of grantStatuses) {
      const after = afterEnding(ending, { status, gives: relief });
      if (status === "RESERVED") expect(after).toBe("lapses");
      if (["USED", "LAPSED", "REVERSED"].includes(status)) expect(after).toBe("over");
    }
});
