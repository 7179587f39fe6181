import { expect, test } from "vitest";
import { grantDeferral } from "~/features/deposits/grant.server";
import { depositOf } from "~/features/deposits/read.server";
import { NotAllowed } from "~/features/people/may";
import { deferralOf } from "~/features/programs/zero-entry/benefits";
import { template } from "~/features/programs/zero-entry/settings";
import { setClock } from "~/platform/clock.server";
import { newId } from "~/values/public-id";
import { daysLater, depositsIn } from "./a-deposit";

test("a shop sees what it must hold and why, what it holds, and what follows when it does not pay", async () => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  await shop.assess();
  await shop.pay(200_000);
  await shop.sold(12_000_000);
  await shop.assess();
  setClock(daysLater(16));
  expect(await depositOf(shop.member, shop.storeUid)).toMatchObject({
    requiredMinor: 500_000,
    availableMinor: 200_000,
    frozenMinor: 0,
    returningMinor: 0,
    why: { en: "Required deposit ¥5,000: the highest of base ¥2,000, float ¥5,000." },
    order: {
      leftMinor: 300_000,
      dueAt: new Date("2026-11-16T15:59:59Z"),
      status: "OVERDUE",
      consequences: ["WITHDRAWAL_HOLD"],
      next: { consequence: "SELLING_RESTRICTION", at: new Date("2026-12-01T16:00:00Z") },
    },
    trial: null,
  });
  const other = await deposits.shop();
  await expect(depositOf(other.owner, shop.storeUid)).rejects.toThrow(NotAllowed);
});

test("a trial shows its three counters, its caps and what falls due", async () => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  const gives = deferralOf(template("CNY"), {});
  const { storeUid } = shop;
  const grant = { grantId: newId(), storeUid, currency: "CNY", gives };
  await deposits.inside((sql) =>
    grantDeferral(sql, deposits.id, [{ ...grant, fromDay: "2026-11-01", toDay: "2027-04-29" }]),
  );
  await shop.sold(0, 137, 841_250);
  setClock(daysLater(41));
  expect(await depositOf(deposits.finance, storeUid)).toMatchObject({
    requiredMinor: 0,
    deferredMinor: 200_000,
    order: null,
    trial: {
      counters: { orders: 137, valueMinor: 841_250, day: 41 },
      because: null,
      caps: { ordersPerDay: 100, liveProducts: 100 },
      estimatedEnd: "2026-12-20",
    },
  });
});
