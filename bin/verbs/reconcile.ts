import { z } from "zod";
import { reconcileDay } from "~/features/payments/reconcile.server";
import { reportOf } from "~/features/payments/reconciliation-report.server";
import { restBetween } from "~/features/payments/reconciliation-statement.server";
import { automatic } from "~/features/people/actor";
import { formats } from "~/locales/format";
import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import { type Day, endOf, isDay, startOf } from "~/values/day";
import { marketplacesNamed } from "../support/marketplaces";
import { readWords } from "../support/words";

const usage = "reconcile --date YYYY-MM-DD [--marketplace <slug>]";
const wish = z.strictObject({
  date: z.string().refine(isDay, { error: "a day such as 2026-11-22" }),
  marketplace: z.string().optional(),
});
type Figures = Pick<ReturnType<typeof formats>, "money" | "number">;

/** What belongs to no marketplace is shown here, to whoever runs the installation, and nowhere else. */
async function sayRest(day: Day, { money }: Figures): Promise<void> {
  const rest = await restBetween(startOf(day, "UTC"), endOf(day, "UTC"));
  if (rest.length === 0) return;
  console.log(`The installation's own, of no marketplace (${day}, UTC):`);
  for (const { id, category, sourceId, currency, amountMinor, feeMinor } of rest) {
    const amount = money({ amountMinor, currency });
    const fee = money({ amountMinor: feeMinor, currency });
    console.log(`  ${id}: ${category} ${sourceId}, ${amount}, fee ${fee}`);
  }
}

/** The number of differences that nobody has explained. */
async function reconcileOne(
  id: string,
  slug: string,
  day: Day,
  { money, number }: Figures,
): Promise<number> {
  const actor = automatic(id, "administration");
  await reconcileDay(actor, day);
  const lines = await reportOf(actor, day);
  if (lines.length === 0) console.log(`${slug}: nothing moved on ${day}.`);
  let open = 0;
  for (const { currency, closed, counts, differenceMinor, openCount } of lines) {
    const found = Object.entries(counts).map(([state, count]) => `${number(count)} ${state}`);
    const difference = money({ amountMinor: differenceMinor, currency });
    const state = closed ? "closed" : openCount === 0 ? "ready to close" : "OPEN";
    console.log(`${slug} ${currency}: ${state}, difference ${difference}; ${found.join(", ")}.`);
    if (!closed) open += openCount;
  }
  return open;
}

async function run(words: readonly string[]): Promise<number> {
  const wished = readWords(words, wish);
  const all = await marketplacesNamed(wished.marketplace);
  if (all.length === 0) return 1;
  if (config().STRIPE_SECRET_KEY === undefined)
    console.error("There is no Stripe account here: what was read of Stripe before is used.");
  const figures = formats({ locale: "en", zone: "UTC", now: now() });
  let open = 0;
  for (const { id, slug } of all) open += await reconcileOne(id, slug, wished.date, figures);
  await sayRest(wished.date, figures);
  return open === 0 ? 0 : 1;
}

export default { name: "reconcile", usage, run };
