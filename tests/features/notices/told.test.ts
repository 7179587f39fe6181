/** Which changes the platform hears of, and that what it hears has the promised shape. */
import { beforeEach, expect, test } from "vitest";
import {
  type Deposits,
  daysLater,
  depositsIn,
  type Shop,
} from "#tests/features/deposits/a-deposit";
import { approveRefund } from "~/features/deposits/approve-refund.server";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { bookRefund } from "~/features/deposits/book-refund.server";
import { advanceDeposits } from "~/features/deposits/clock.server";
import { confirmDeduction } from "~/features/deposits/confirm-deduction.server";
import { notifyDeduction } from "~/features/deposits/notify-deduction.server";
import { proposeDeduction } from "~/features/deposits/propose-deduction.server";
import { type MessageType, messageTypes } from "~/features/notices/message-types";
import { setClock } from "~/platform/clock.server";

let market: Deposits;
let shop: Shop;
beforeEach(async () => {
  market = await depositsIn();
  shop = await market.shop();
});

type Heard = { readonly type: MessageType; readonly data: Record<string, unknown> };
let heard = 0;
/** Since it was last asked; every one fits its schema. */
async function news(): Promise<Heard[]> {
  const rows = await market.inside(
    (sql) => sql<Heard[]>`SELECT type, data FROM webhook_message ORDER BY id`,
  );
  const fresh = rows.slice(heard);
  heard = rows.length;
  for (const { type, data } of fresh)
    expect(messageTypes[type].data.safeParse(data).error, type).toBeUndefined();
  return fresh;
}
const types = async () => (await news()).map(({ type }) => type);
beforeEach(() => {
  heard = 0;
});
const round = (days: number) => {
  setClock(daysLater(days));
  return advanceDeposits(market.clock);
};

test("an order from its opening over every restriction to its payment", async () => {
  await shop.assess();
  const [required, opened] = await news();
  expect(required).toMatchObject({
    type: "deposit.requirement_changed",
    data: { storeUid: shop.storeUid, before: { amountMinor: "0" }, because: "facts" },
  });
  expect(opened).toMatchObject({ type: "deposit.top_up.opened", data: { status: "OPEN" } });
  await shop.assess();
  expect(await news()).toEqual([]);
  await round(1);
  await news();
  await round(16);
  expect(await news()).toMatchObject([
    { type: "deposit.top_up.overdue" },
    {
      type: "deposit.consequence_changed",
      data: { consequences: ["WITHDRAWAL_HOLD"], before: [] },
    },
  ]);
  await round(31);
  expect((await types()).filter((type) => type !== "deposit.requirement_changed")).toEqual([
    "deposit.top_up.enforced",
    "deposit.consequence_changed",
  ]);
  await round(61);
  expect(await news()).toContainEqual(
    expect.objectContaining({
      type: "deposit.consequence_changed",
      data: expect.objectContaining({
        consequences: ["WITHDRAWAL_HOLD", "SELLING_RESTRICTION", "CLOSURE_REVIEW"],
      }),
    }),
  );
  const left = (await shop.order())?.amount_minor ?? 0;
  await shop.pay(left);
  expect(await news()).toMatchObject([
    { type: "deposit.top_up.paid", data: { status: "PAID", paid: { amountMinor: String(left) } } },
    { type: "deposit.consequence_changed", data: { consequences: [] } },
    { type: "deposit.paid", data: { surplus: { amountMinor: "0" } } },
  ]);
});

test("a refund is approved, comes back, and is told each once", async () => {
  await shop.assess();
  const { amount_minor: needed } = (await shop.order()) ?? { amount_minor: 0 };
  await shop.pay(needed);
  await shop.relief(5_000);
  await shop.assess();
  await types();
  const asked = await askForExcess(shop.owner, shop.storeUid, 10_000);
  if (!asked.ok) throw new Error(asked.because);
  expect(await types()).toEqual([]);
  setClock(daysLater(9));
  expect(await approveRefund(market.finance, asked.refundId)).toMatchObject({ ok: true });
  expect(await types()).toEqual(["deposit.refund.approved"]);
  const [leg] = await shop.legs();
  const told = (outcome: "succeeded" | "failed") =>
    market.inside((sql) =>
      bookRefund(sql, market.gateway, { legId: leg?.id ?? "", outcome, because: null }),
    );
  await told("succeeded");
  expect(await types()).toEqual(["deposit.refund.paid"]);
  await told("succeeded");
  expect(await types()).toEqual([]);
  await told("failed");
  expect(await types()).toContain("deposit.refund.failed");
});

test("a surplus that goes back by itself is told as a refund", async () => {
  await shop.assess();
  const { amount_minor: needed } = (await shop.order()) ?? { amount_minor: 0 };
  await types();
  await shop.pay(needed + 500);
  expect(await news()).toMatchObject([
    { type: "deposit.top_up.paid" },
    { type: "deposit.paid", data: { surplus: { amountMinor: "500" } } },
    { type: "deposit.refund.approved", data: { kind: "SURPLUS", amount: { amountMinor: "500" } } },
  ]);
});

test("a deduction is told when the shop is, and when it is taken", async () => {
  await shop.assess();
  const { amount_minor: needed } = (await shop.order()) ?? { amount_minor: 0 };
  await shop.pay(needed);
  await types();
  const proposed = await proposeDeduction(market.finance, {
    storeUid: shop.storeUid,
    kind: "PENALTY",
    amountMinor: 1_000,
    reason: "Late",
    evidence: [{ title: "Order", reference: "o-1" }],
  });
  if (!proposed.ok) throw new Error(proposed.because);
  expect(await types()).toEqual([]);
  await notifyDeduction(market.finance, proposed.deductionId);
  expect(await types()).toEqual(["deposit.deduction.notified"]);
  setClock(daysLater(9));
  await confirmDeduction(market.finance, proposed.deductionId, "as announced");
  const [opened, posted] = await news();
  expect(opened?.type).toBe("deposit.top_up.opened");
  expect(posted).toMatchObject({
    type: "deposit.deduction.posted",
    data: { taken: { amountMinor: "1000" }, owed: { amountMinor: "0" } },
  });
});
