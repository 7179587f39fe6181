import { beforeAll, expect, test } from "vitest";
import {
  agreeToDeposit,
  consentToProceeds,
  payByCheckout,
  payBySavedCard,
  rechargeFromProceeds,
} from "~/features/deposits/pay.server";
import { ofMarketplace, ofStore } from "~/features/ledger/account";
import { post } from "~/features/ledger/post.server";
import { credit, debit } from "~/features/ledger/transfer";
import { NotAllowed } from "~/features/people/may";
import { inTenant } from "~/platform/database.server";
import { type Deposits, depositsIn, start } from "./a-deposit";

let deposits: Deposits;
beforeAll(async () => {
  process.env.STRIPE_SECRET_KEY = "sk_test_deposits";
  process.env.STRIPE_WEBHOOK_SECRET = "whsec_deposits";
  deposits = await depositsIn();
});
const wish = (storeUid: string) => ({
  storeUid,
  title: "Deposit",
  locale: "en" as const,
  saveCard: true,
  successUrl: "http://localhost/wallet",
  cancelUrl: "http://localhost/wallet",
});

test("the terms are agreed to before the first payment, and kept with who, when and from where", async () => {
  const shop = await deposits.shop();
  expect(await payByCheckout(shop.owner, wish(shop.storeUid))).toMatchObject({
    because: "nothing-due",
  });
  await shop.assess();
  expect(await payByCheckout(shop.owner, wish(shop.storeUid))).toMatchObject({
    because: "terms-not-accepted",
  });
  await expect(agreeToDeposit(shop.member, shop.storeUid, "10.0.0.1")).rejects.toThrow(NotAllowed);
  expect(await agreeToDeposit(shop.owner, shop.storeUid, "10.0.0.1")).toEqual({ version: 1 });
  await agreeToDeposit(shop.owner, shop.storeUid, "10.0.0.2");
  const agreements = await inTenant(deposits.id, (tx) =>
    tx.depositAgreement.findMany({ where: { storeUid: shop.storeUid } }),
  );
  expect(agreements).toMatchObject([{ address: "10.0.0.1", acceptedBy: shop.owner.personId }]);
  const outcome = await payByCheckout(shop.owner, wish(shop.storeUid));
  const again = await payByCheckout(shop.owner, wish(shop.storeUid));
  expect(outcome).toMatchObject({ ok: true });
  expect(again).toEqual(outcome);
  expect(await payBySavedCard(shop.owner, shop.storeUid, "Deposit")).toMatchObject({ ok: false });
});

test("with consent, a share of each settlement tops the deposit up, each settlement once", async () => {
  const shop = await deposits.shop();
  expect(await consentToProceeds(shop.owner, shop.storeUid, 1_000)).toMatchObject({
    because: "nothing-due",
  });
  await shop.assess();
  const payable = ofStore("settlement-payable", shop.storeUid, "CNY");
  const occurredAt = start;
  const thing = { kind: "store", id: shop.storeUid };
  const legs = [debit(ofMarketplace("bank", "CNY"), 5_000_000), credit(payable, 5_000_000)];
  await deposits.inside((sql) =>
    post(sql, deposits.clock, [{ key: "s", kind: "settled", thing, occurredAt, legs }]),
  );
  const settle = (id: string, amountMinor: number) =>
    rechargeFromProceeds(deposits.gateway, { id, storeUid: shop.storeUid, amountMinor });
  expect(await settle("1", 500_000)).toEqual({ takenMinor: 0 });
  await consentToProceeds(shop.owner, shop.storeUid, 1_000);
  expect(await settle("1", 500_009)).toEqual({ takenMinor: 50_000 });
  expect(await settle("1", 500_009)).toEqual({ takenMinor: 0 });
  expect(await shop.order()).toMatchObject({ paid_minor: 50_000, status: "PARTLY_PAID" });
  expect(await settle("2", 4_000_000)).toEqual({ takenMinor: 150_000 });
  expect(await shop.order()).toMatchObject({ paid_minor: 200_000, status: "PAID" });
  expect(await settle("3", 4_000_000)).toEqual({ takenMinor: 0 });
  expect(await shop.held()).toMatchObject({ availableMinor: 200_000 });
});
