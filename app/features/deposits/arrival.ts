/** When money that goes back is there, by the way it takes: calendar days from the day it was sent. */
import type { Day } from "~/values/day";
import { addDays, daysBetween } from "~/values/day";

type Span = { readonly fromDays: number; readonly toDays: number };

/** Five to ten working days on a card; wallets take it at once, and at most a few days. */
const byMethod: Readonly<Record<string, Span>> = {
  card: { fromDays: 5, toDays: 14 },
  alipay: { fromDays: 0, toDays: 3 },
  wechat_pay: { fromDays: 0, toDays: 3 },
};
/** A bank transfer, also one by hand. */
const byBank: Span = { fromDays: 1, toDays: 7 };

export type Arrival = { readonly from: Day; readonly to: Day };

export function arrivalOf(method: string | null, sentOn: Day): Arrival {
  const { fromDays, toDays } = byMethod[method ?? ""] ?? byBank;
  return { from: addDays(sentOn, fromDays), to: addDays(sentOn, toDays) };
}

const grace = 2;
/** So late that the merchant may ask what has become of it. */
export const isLate = ({ to }: Arrival, today: Day): boolean => daysBetween(to, today) > grace;
