/** Prepares a day: the two sides are read, put together and written down, for people to look at. */
import { now } from "~/platform/clock.server";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { type Day, endOf, startOf, type Zone } from "~/values/day";
import type { Actor } from "../people/actor";
import { mustBeAllowed } from "../people/may";
import { type Item, reconcile } from "./reconciliation";
import { currenciesOf, type StatedLine, sidesOf } from "./reconciliation-lines.server";
import { lockDay } from "./reconciliation-lock.server";
import { readStatement } from "./reconciliation-statement.server";

export type Prepared = {
  readonly day: Day;
  readonly currency: string;
  readonly closed: boolean;
  readonly items: number;
};

const zoneOf = async (marketplaceId: string): Promise<Zone> => {
  const where = { id: marketplaceId };
  return (await prisma().marketplace.findUniqueOrThrow({ where, select: { zone: true } })).zone;
};

const row = (item: Item, stated: ReadonlyMap<string, StatedLine>) => {
  const { ours, theirs } = item;
  const told = theirs === null ? undefined : stated.get(theirs.id);
  return {
    line: item.line,
    state: item.state,
    because: item.because,
    at: (theirs ?? ours)?.at ?? null,
    payment_id: theirs?.paymentId ?? ours?.paymentId ?? null,
    ours_id: ours?.id ?? null,
    ours_kind: ours?.kind ?? null,
    ours_minor: ours?.amountMinor ?? null,
    ours_fee_minor: ours?.feeMinor ?? null,
    ours_at: ours?.at ?? null,
    theirs_id: theirs?.id ?? null,
    theirs_category: theirs?.category ?? null,
    theirs_source: told?.source ?? null,
    theirs_minor: theirs?.amountMinor ?? null,
    theirs_fee_minor: theirs?.feeMinor ?? null,
    theirs_at: theirs?.at ?? null,
    theirs_available_at: told?.availableAt ?? null,
    suggested_line: item.suggestion?.line ?? null,
    suggested_by: item.suggestion?.by ?? null,
    hand_id: item.handId,
  };
};

const prepareOne = (actor: Actor, day: Day, currency: string, zone: Zone) =>
  sqlInTenant(actor.marketplaceId, async (sql): Promise<Prepared | null> => {
    const { marketplaceId } = actor;
    await lockDay(sql, marketplaceId, { day, currency });
    const sides = await sidesOf(sql, actor, { day, currency, zone });
    const items = reconcile({ ...sides, now: now() });
    const [known] = await sql<{ closed: boolean }[]>`
      SELECT closed_at IS NOT NULL AS closed FROM reconciliation_day
       WHERE marketplace_id = ${marketplaceId} AND day = ${day} AND currency = ${currency}`;
    if (known?.closed) return { day, currency, closed: true, items: 0 };
    if (known === undefined && items.length === 0) return null;
    const stated = new Map(sides.theirs.map((line) => [line.id, line]));
    const rows = sql.json(items.map((item) => row(item, stated)));
    const [answer] = await sql<{ said: string }[]>`
      SELECT slipway.reconciliation_write(${marketplaceId}, ${day}, ${currency}, ${rows}, ${now()}) AS said`;
    return { day, currency, closed: answer?.said === "closed", items: items.length };
  });

/** From what was read of Stripe before; a closed day is left as it is. A day without a line is no day. */
export async function prepareDay(actor: Actor, day: Day): Promise<readonly Prepared[]> {
  mustBeAllowed(actor, "reconciliation:prepare", actor);
  const zone = await zoneOf(actor.marketplaceId);
  const currencies = await sqlInTenant(actor.marketplaceId, (sql) =>
    currenciesOf(sql, actor, day, zone),
  );
  const prepared: Prepared[] = [];
  for (const currency of currencies) {
    const one = await prepareOne(actor, day, currency, zone);
    if (one !== null) prepared.push(one);
  }
  return prepared;
}

/** Reads Stripe's book of this day anew, then prepares it. */
export async function reconcileDay(actor: Actor, day: Day): Promise<readonly Prepared[]> {
  mustBeAllowed(actor, "reconciliation:prepare", actor);
  const zone = await zoneOf(actor.marketplaceId);
  await readStatement(startOf(day, zone), endOf(day, zone));
  return prepareDay(actor, day);
}
