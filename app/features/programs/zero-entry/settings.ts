import { z } from "zod";
import type { Currency } from "~/values/money";
import { inMinor } from "../phrase";
import { categories, days, many, minor, places, share } from "../settings";

export const settings = z.strictObject({
  excluded: categories.min(1),
  dueOrders: many,
  dueValueMinor: minor,
  trialDays: days.min(1),
  liveProducts: many,
  liveProductsCompany: many,
  ordersPerDay: many,
  withdrawalsPerMonth: many,
  withdrawalFromMinor: minor,
  withdrawalShare: share,
  topUpDays: days,
  proceedsShare: share,
  withdrawalHoldDay: days,
  stopSellingDay: days,
  lossReserveMinor: minor,
  places,
});
export type ZeroEntrySettings = z.output<typeof settings>;

export function template(currency: Currency): ZeroEntrySettings {
  const money = inMinor(currency);
  return {
    excluded: ["alcohol", "medicine", "health-food", "jewellery", "virtual", "supplements"],
    dueOrders: 200,
    dueValueMinor: money(10_000),
    trialDays: 180,
    liveProducts: 100,
    liveProductsCompany: 200,
    ordersPerDay: 100,
    withdrawalsPerMonth: 1,
    withdrawalFromMinor: money(100),
    withdrawalShare: 5_000,
    topUpDays: 15,
    proceedsShare: 1_000,
    withdrawalHoldDay: 15,
    stopSellingDay: 30,
    lossReserveMinor: money(200),
    places: 20_000,
  };
}
