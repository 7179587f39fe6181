import { describe, expect, test } from "vitest";
import { staff } from "#tests/support/shop";
import { announceExit } from "~/features/deposits/announce-exit.server";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { expectedRefunds } from "~/features/deposits/expected-refunds.server";
import { floatPlan, shortFrom } from "~/features/deposits/float";
import { mustHaveTerms } from "~/features/deposits/policy.server";
import { readFloat } from "~/features/deposits/read-float.server";
import { setClock } from "~/platform/clock.server";
import { daysLater, depositsIn } from "./a-deposit";

const refund = (day: string, stripeMinor: number, byHandMinor = 0) => ({
  storeUid: "s",
  day,
  stripeMinor,
  byHandMinor,
});

describe("the float", () => {
  test("sums by day, what is late falls on today, what is beyond 90 days is left out", () => {
    const plan = floatPlan(
      [
        refund("2026-11-20", 100),
        refund("2026-11-25", 50, 7),
        refund("2026-11-23", 10),
        refund("2027-02-21", 1),
        refund("2027-02-22", 1_000),
      ],
      "2026-11-23",
    );
    expect(plan).toEqual([
      { day: "2026-11-23", refunds: 2, stripeMinor: 110, byHandMinor: 0, neededMinor: 110 },
      { day: "2026-11-25", refunds: 1, stripeMinor: 50, byHandMinor: 7, neededMinor: 160 },
      { day: "2027-02-21", refunds: 1, stripeMinor: 1, byHandMinor: 0, neededMinor: 161 },
    ]);
  });

  test.each([
    [161, null],
    [160, { day: "2026-11-26", missingMinor: 1 }],
    [109, { day: "2026-11-23", missingMinor: 52 }],
    [0, { day: "2026-11-23", missingMinor: 161 }],
  ])("with %i available", (available, short) => {
    const plan = floatPlan(
      [refund("2026-11-23", 110), refund("2026-11-25", 50), refund("2026-11-26", 1)],
      "2026-11-23",
    );
    expect(shortFrom(plan, available)).toEqual(short);
    expect(shortFrom([], available)).toBeNull();
  });
});

test("what is asked for and who leaves are foreseen, by hand where the way back will be closed", async () => {
  const deposits = await depositsIn();
  const asking = await deposits.shop();
  await asking.assess();
  await asking.pay(200_000);
  await asking.relief(7_000);
  await asking.assess();
  await askForExcess(asking.owner, asking.storeUid, 140_000);
  const leaving = await deposits.shop();
  await leaving.assess();
  await leaving.pay(200_000, "alipay");
  await announceExit(leaving.owner, leaving.storeUid, "2026-11-02");
  const expected = () =>
    deposits.inside(async (sql) =>
      expectedRefunds(sql, deposits.finance, await mustHaveTerms(sql, deposits.id)),
    );
  expect(await expected()).toEqual([
    { storeUid: asking.storeUid, day: "2026-11-09", stripeMinor: 140_000, byHandMinor: 0 },
    { storeUid: leaving.storeUid, day: "2026-12-07", stripeMinor: 200_000, byHandMinor: 0 },
  ]);
  setClock(daysLater(91));
  expect(
    (await expected()).map(({ stripeMinor, byHandMinor }) => [stripeMinor, byHandMinor]),
  ).toEqual([
    [140_000, 0],
    [0, 200_000],
  ]);
  setClock(daysLater(80));
  const page = await readFloat(deposits.finance);
  expect(page).toMatchObject({ balance: null, short: null, warnDays: 14 });
  expect(page?.closing).toMatchObject([
    { store: { uid: leaving.storeUid }, method: "alipay", atStakeMinor: 200_000 },
  ]);
  const market = await depositsIn();
  expect((await readFloat(staff(market.id, "auditor")))?.plan).toEqual([]);
});
