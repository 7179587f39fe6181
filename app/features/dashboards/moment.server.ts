import { marketOf } from "~/features/programs/market.server";
import { now } from "~/platform/clock.server";
import { type Day, dayOf, endOf, type Zone } from "~/values/day";
import type { Currency } from "~/values/money";

/** The instant a page is made, in the marketplace's own calendar. */
export type Moment = {
  readonly now: Date;
  readonly zone: Zone;
  readonly currency: Currency;
  readonly today: Day;
  /** The first instant of tomorrow. */
  readonly dayEnds: Date;
};

export async function momentOf(marketplaceId: string): Promise<Moment> {
  const { zone, currency } = await marketOf(marketplaceId);
  const at = now();
  const today = dayOf(at, zone);
  return { now: at, zone, currency, today, dayEnds: endOf(today, zone) };
}
