/** One shop, one marketplace, one Stripe, and a clock for all of them. */
import { asOwner } from "#tests/platform/catalog";
import { staff } from "#tests/support/shop";
import type { TestStripe } from "#tests/support/stripe-sandbox";
import { agreeToDeposit } from "~/features/deposits/pay.server";
import { now, setClock } from "~/platform/clock.server";
import { depositsIn, start } from "../a-deposit";

export async function aWorld(stripe: TestStripe, currency = "CNY") {
  await asOwner((client) =>
    client.query(`
      TRUNCATE payment, stripe_customer, stripe_event, stripe_cursor, stripe_exception CASCADE;
      DELETE FROM jobs.job WHERE name = 'payment-changed'`),
  );
  await stripe.control("/reset", {});
  await stripe.control("/clock", { at: start.getTime() / 1_000, frozen: false });
  const deposits = await depositsIn({ currency });
  const shop = await deposits.shop();
  await shop.assess();
  await agreeToDeposit(shop.owner, shop.storeUid, "10.0.0.1");
  const colleague = staff(deposits.id, "finance");
  return { stripe, deposits, shop, colleague, grants: [] as string[], bornAt: now().getTime() };
}
export type World = Awaited<ReturnType<typeof aWorld>>;

/** Moves our clock and Stripe's forward together. */
export async function later({ stripe }: World, seconds: number): Promise<void> {
  const whole = Math.max(0, Math.round(seconds));
  setClock(new Date(now().getTime() + whole * 1_000));
  await stripe.control("/clock", { advance: whole });
}

export const untilDay = (world: World, day: number): Promise<void> =>
  later(world, (world.bornAt + day * 86_400_000 - now().getTime()) / 1_000);
