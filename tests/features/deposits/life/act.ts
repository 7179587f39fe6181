/**
 * A deed as its steps, in order. A step that could not be done yet answers false and is done again once
 * everything has come to rest; one that was refused is done. What is done twice does no harm.
 */

import { announceExit } from "~/features/deposits/announce-exit.server";
import { approveRefund } from "~/features/deposits/approve-refund.server";
import { askForExcess } from "~/features/deposits/ask-for-excess.server";
import { bookOutsideRefund } from "~/features/deposits/book-outside-refund.server";
import { checkOutsideRefund } from "~/features/deposits/check-outside-refund.server";
import { advanceDeposits } from "~/features/deposits/clock.server";
import { endRelief, grantRelief } from "~/features/deposits/grant.server";
import { payByCheckout, payBySavedCard } from "~/features/deposits/pay.server";
import { notePayout, replaceByHand } from "~/features/deposits/pay-by-hand.server";
import { standardPolicy } from "~/features/deposits/policy";
import { publishPolicy } from "~/features/deposits/policy.server";
import { excessOf } from "~/features/deposits/release";
import { openCheckout } from "~/features/payments/open-checkout.server";
import { requestAuthentication } from "~/features/payments/request-authentication.server";
import { requestSavedCard } from "~/features/payments/request-saved-card.server";
import { now } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { dayOf } from "~/values/day";
import { minorDigits } from "~/values/minor-digits";
import { newId } from "~/values/public-id";
import { deduction } from "./deduction";
import type { Deed } from "./deed";
import { atStripe } from "./outside";
import { untilDay, type World } from "./world";

export type Step = () => Promise<unknown>;
type Of<Name> = Extract<Deed, { does: Name }>;

const today = ({ deposits }: World) => dayOf(now(), deposits.zone);
const place = { successUrl: "http://localhost/wallet", cancelUrl: "http://localhost/wallet" };
/** A wallet cannot be kept for later: who pays by one is not asked to. */
const wish = (world: World, method: string | null) => ({
  ...place,
  storeUid: world.shop.storeUid,
  title: "Deposit",
  locale: "en" as const,
  saveCard: method !== "pm_alipay",
});

/** The session that a merchant is led to; null where there is nothing to pay, undefined where not yet. */
async function ledTo(world: World, operationId: string): Promise<string | null | undefined> {
  const opened = await openCheckout(world.shop.owner, operationId);
  if (!opened.ok) return opened.because === "not-yet" ? undefined : null;
  return opened.url?.split("/").at(-1) ?? null;
}

/** Leads to Checkout by one request, however often it must be tried, and pays there. */
function paying(
  world: World,
  request: () => Promise<string | null>,
  method: string | null,
): Step[] {
  let operation: string | null | undefined;
  let session: string | null | undefined;
  return [
    async () => {
      operation ??= await request();
      if (operation !== null) session ??= await ledTo(world, operation);
      return operation === null || session !== undefined;
    },
    async () => {
      if (session == null || method === null) return;
      await atStripe(world, "/checkout", { session, method });
    },
  ];
}

function byCheckout(world: World, method: string | null): Step[] {
  const request = async () => {
    const outcome = await payByCheckout(world.shop.owner, wish(world, method));
    return outcome.ok ? outcome.operationId : null;
  };
  return paying(world, request, method);
}

/** What is required changes between two tabs, and both are paid. */
function twoTabs(world: World): Step[] {
  const [open, pay] = byCheckout(world, "pm_card_visa");
  const [openNext, payNext] = byCheckout(world, "pm_card_visa");
  return [
    async () => (await open?.()) !== false,
    async () => {
      await world.shop.sold(20_000_000);
      await world.shop.assess();
      await openNext?.();
      await pay?.();
      return payNext?.();
    },
  ];
}

function card(world: World, { card }: Of<"leave-card">): Step[] {
  const { owner, storeUid } = world.shop;
  const request = () =>
    inTenant(world.deposits.id, async (tx) => {
      const asked = await requestSavedCard(tx, owner, { ...place, storeUid, locale: "en" });
      return asked.ok ? asked.operationId : null;
    });
  return paying(world, request, card);
}

function charge(world: World, { passes }: Of<"charge">): Step[] {
  const { shop, deposits } = world;
  let payment: string | null | undefined;
  const find = () =>
    inTenant(deposits.id, (tx) =>
      tx.payment.findFirst({ where: { id: payment ?? "", status: "action-required" } }),
    );
  return [
    async () => {
      if (payment !== undefined) return;
      const outcome = await payBySavedCard(shop.owner, shop.storeUid, "Top-up");
      payment = outcome.ok ? outcome.paymentId : null;
    },
    async () => {
      if (payment == null || (await find()) === null) return true;
      const returnUrl = "http://localhost/wallet";
      const asked = await inTenant(deposits.id, (tx) =>
        requestAuthentication(tx, shop.owner, { paymentId: payment ?? "", returnUrl }),
      );
      if (!asked.ok) return true;
      return (await ledTo(world, asked.operationId)) !== undefined;
    },
    async () => {
      const intent = payment == null ? null : (await find())?.intentId;
      if (intent != null) await atStripe(world, "/authenticate", { intent, passes });
    },
  ];
}

async function approveAll({ deposits, colleague }: World): Promise<void> {
  const waiting = await deposits.inside(
    (sql) => sql<{ id: string }[]>`
      SELECT id FROM deposit_refund WHERE status IN ('REVIEW', 'COOLING') ORDER BY id`,
  );
  for (const { id } of waiting) {
    await approveRefund(deposits.finance, id);
    await approveRefund(colleague, id);
  }
}

function excess(world: World, { percent }: Of<"excess">, day: number): Step[] {
  const { shop } = world;
  const [grant] = relief(world, { does: "relief", share: 7_000 });
  return [
    async () => (excessOf(await shop.held()) > 0 ? undefined : grant?.()),
    async () => {
      const left = excessOf(await shop.held());
      await askForExcess(shop.owner, shop.storeUid, Math.floor((left * percent) / 100));
    },
    () => untilDay(world, day + 9),
    () => approveAll(world),
  ];
}

const byHand = ({ shop, colleague }: World): Step[] => [
  async () => {
    for (const { id, leg } of await shop.legs())
      if (leg === "FAILED") await replaceByHand(colleague, id);
    for (const { id, lot_id } of await shop.legs())
      if (lot_id === null) await notePayout(colleague, id, "bank");
  },
];

/** What somebody sent back at the Dashboard is looked at by two people. */
const review = (world: World, { carrier }: Of<"review">): Step[] => [
  async () => {
    const { deposits, colleague } = world;
    const found = await deposits.inside(
      (sql) => sql<{ id: string }[]>`SELECT id FROM deposit_outside_refund ORDER BY id`,
    );
    for (const { id } of found) {
      await checkOutsideRefund(deposits.finance, id, carrier, "seen");
      await bookOutsideRefund(colleague, id);
    }
  },
];

const leave = (world: World, day: number): Step[] => [
  () => announceExit(world.shop.owner, world.shop.storeUid, today(world)),
  () => untilDay(world, day + 95),
  () => advanceDeposits(world.deposits.clock),
  () => approveAll(world),
];

const policy = (world: World, { combine, times }: Of<"policy">): Step[] => [
  async () => {
    const standard = standardPolicy(world.deposits.currency);
    const { otherBase } = standard.schedule;
    const scaled = Object.fromEntries(
      Object.entries(otherBase).map(([type, minor]) => [type, (minor ?? 0) * 10 * times]),
    ) as typeof otherBase;
    const schedule = { ...standard.schedule, base: { beauty: scaled }, combine };
    await publishPolicy(world.deposits.finance, { ...standard, schedule }, today(world));
  },
  () => advanceDeposits(world.deposits.clock),
];

const relief = (world: World, { share }: Of<"relief">): Step[] => {
  const { deposits, shop, grants } = world;
  const grantId = newId();
  const unit = 10 ** minorDigits(deposits.currency);
  const gives = {
    lever: "deposit-relief" as const,
    share,
    floorMinor: 200 * unit,
    roundUpMinor: 100 * unit,
    termDays: 90,
  };
  const grant = { grantId, storeUid: shop.storeUid, currency: deposits.currency, gives };
  return [
    async () => {
      await deposits.inside((sql) =>
        grantRelief(sql, deposits.id, [{ ...grant, fromDay: today(world), toDay: null }]),
      );
      if (!grants.includes(grantId)) grants.push(grantId);
    },
  ];
};

/** The steps of a deed that begins on a day. */
export function stepsOf(world: World, deed: Deed, day: number): readonly Step[] {
  const { deposits, shop } = world;
  switch (deed.does) {
    case "policy":
      return policy(world, deed);
    case "sell":
      return [() => shop.sold(deed.salesMinor), () => shop.assess()];
    case "checkout":
      return byCheckout(world, deed.pays);
    case "two-tabs":
      return twoTabs(world);
    case "leave-card":
      return card(world, deed);
    case "charge":
      return charge(world, deed);
    case "relief":
      return relief(world, deed);
    case "relief-ends":
      return [
        () => deposits.inside((sql) => endRelief(sql, deposits.id, world.grants, today(world))),
      ];
    case "excess":
      return excess(world, deed, day);
    case "pay-by-hand":
      return byHand(world);
    case "review":
      return review(world, deed);
    case "deduct":
      return deduction(world, deed, () => untilDay(world, day + 9));
    case "leave":
      return leave(world, day);
    default:
      return [() => atStripe(world, deed)];
  }
}
