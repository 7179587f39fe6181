/**
 * The facts of a store the slow way: from the records themselves, by the words of the definitions and with
 * none of the product's SQL.
 */
import { addDays, type Day, dayOf, previousMonth, type Zone } from "~/values/day";
import type { LineRecord, ReturnRecord } from "./events";

type Given = {
  readonly lines: readonly LineRecord[];
  readonly returns: readonly ReturnRecord[];
  readonly zone: Zone;
};

const half = (part: bigint, whole: bigint) => {
  const sign = part < 0n ? -1n : 1n;
  return Number((sign * (2n * part * sign + whole)) / (2n * whole));
};
const share = (part: number, whole: number) =>
  whole <= 0 ? null : half(BigInt(part) * 10_000n, BigInt(whole));
const sum = (numbers: readonly number[]) => numbers.reduce((left, right) => left + right, 0);
const least = (days: readonly (Day | null)[]): Day | null =>
  days.filter((day) => day !== null).sort()[0] ?? null;

function timesOf(line: LineRecord, zone: Zone) {
  const day = (text: string | undefined) =>
    text === undefined ? null : dayOf(new Date(text), zone);
  const cancelled = line.cancelledAt ?? (line.status === "CANCELLED" ? line.occurredAt : undefined);
  const deliveredAt =
    line.deliveredAt ??
    line.confirmedAt ??
    (line.status === "DELIVERED" || line.status === "CONFIRMED" ? line.occurredAt : undefined);
  const promised = line.promisedShipAt;
  const shipped = line.shippedAt;
  let late: Day | null = null;
  if (promised !== undefined) {
    const after = addDays(day(promised) as Day, 1);
    if (shipped !== undefined && shipped > promised) late = least([after, day(shipped)]);
    const open = line.status === "PAID" || line.status === "CANCELLED";
    const excused = cancelled !== undefined && cancelled <= promised;
    if (shipped === undefined && open && !excused) late = after;
  }
  return {
    line,
    paid: day(line.paidAt) as Day,
    gone: day(cancelled),
    delivered: day(deliveredAt),
    said: day(line.occurredAt) as Day,
    shipped: day(shipped),
    late,
    judged: promised === undefined ? null : (late ?? day(shipped)),
  };
}
type Times = ReturnType<typeof timesOf>;

export function factsByHand(storeUid: string, asOf: Day, { lines, returns, zone }: Given) {
  const known = (day: Day | null): boolean => day !== null && day <= asOf;
  const last = (days: number) => (day: Day) => day <= asOf && day > addDays(asOf, -days);
  const month = previousMonth(asOf);
  const counted = lines.filter((line) => line.relatedParty !== true);
  const mine = counted.filter((line) => line.storeUid === storeUid).map((l) => timesOf(l, zone));
  const live = mine.filter(({ paid, gone }) => paid <= asOf && !known(gone));
  const paid = (within: (day: Day) => boolean) =>
    sum(live.filter((each) => within(each.paid)).map(({ line }) => line.amountMinor));

  const byOrder = new Map<string, Times[]>();
  for (const each of mine) {
    const uid = each.line.orderUid;
    byOrder.set(uid, [...(byOrder.get(uid) ?? []), each]);
  }
  const orders = [...byOrder.values()].map((all) => ({
    day: least(all.map((each) => each.paid)) as Day,
    gone: all.every(({ gone }) => known(gone)),
    sellerCancelled: all.some(({ gone, line }) => line.cancelFault === "SELLER" && known(gone)),
    delivered: all.some(({ delivered }) => known(delivered)),
    disputed: all.some(({ line, said }) => line.disputed === true && known(said)),
  }));
  const placed = orders.filter(({ day }) => last(30)(day));
  const ordersIn = (within: (day: Day) => boolean) =>
    orders.filter(({ day, gone }) => within(day) && !gone).length;
  const shareOf = (is: (order: (typeof orders)[number]) => boolean, among = placed) =>
    share(among.filter(is).length, among.length);

  const lineOf = (given: ReturnRecord) =>
    lines.find((line) => line.orderUid === given.orderUid && line.lineNo === given.lineNo);
  const back = returns
    .filter((given) => given.storeUid === storeUid && lineOf(given)?.relatedParty !== true)
    .map((given) => ({
      given,
      requested: dayOf(new Date(given.requestedAt), zone),
      day: dayOf(new Date(lineOf(given)?.paidAt ?? given.requestedAt), zone),
    }))
    .filter(({ requested }) => known(requested));
  const returned = (within: (day: Day) => boolean) => back.filter(({ day }) => within(day));
  const net = (within: (day: Day) => boolean) =>
    paid(within) - sum(returned(within).map(({ given }) => given.amountMinor));
  const atFault = ({ given }: (typeof back)[number]) =>
    given.fault === undefined
      ? given.reason === "QUALITY" || given.reason === "WRONG_ITEM"
      : given.fault === "SELLER";

  const rated = mine.filter(
    (e) => e.line.rating !== undefined && last(30)(e.paid) && known(e.said),
  );
  const negative = rated.filter(({ line }) => (line.rating ?? 5) <= 2);
  const shipped = mine.filter((each) => last(30)(each.paid) && known(each.shipped));
  const seconds = sum(
    shipped.map(({ line }) =>
      Math.max(0, (Date.parse(line.shippedAt ?? "") - Date.parse(line.paidAt)) / 1_000),
    ),
  );
  /** Orders by their lines paid in the window. */
  const ordersOf = (is: (each: Times) => boolean) =>
    new Set(mine.filter((each) => last(30)(each.paid) && is(each)).map((e) => e.line.orderUid))
      .size;
  const judged = ordersOf(({ judged: day }) => known(day));
  const late = ordersOf(({ late: day }) => known(day));
  const delivered = placed.filter((order) => order.delivered);
  const orders30 = ordersIn(last(30));
  const before = net((day) => last(90)(day) && !last(30)(day));
  const always = (day: Day) => day <= asOf;
  return {
    "store.ordersPaidLifetime": [ordersIn(always), null],
    "store.gmvPaidLifetime": [paid(always), null],
    "store.gmvPaid30d": [paid(last(30)), null],
    "store.gmvNet30d": [net(last(30)), null],
    "store.gmvPaidPrevMonth": [paid((day) => day >= month.from && day <= month.to), null],
    "store.gmvNet90dDaily": [half(BigInt(net(last(90))), 90n), null],
    "store.gmvNetGrowth60d": [share(2 * net(last(30)) - before, before), null],
    "store.ordersPaid30d": [orders30, null],
    "store.uniqueBuyers30d": [
      new Set(
        live
          .filter((each) => last(30)(each.paid) && each.line.buyerUid !== undefined)
          .map(({ line }) => line.buyerUid),
      ).size,
      null,
    ],
    "store.lateShipRate30d": [share(late, judged), judged],
    "store.onTimeShipRate30d": [share(judged - late, judged), judged],
    "store.sellerCancelRate30d": [shareOf((order) => order.sellerCancelled), placed.length],
    "store.sellerFaultReturnRate30d": [
      orders30 >= 30 ? share(returned(last(30)).filter(atFault).length, orders30) : null,
      returned(last(30)).filter(atFault).length,
    ],
    "store.returnRate30d": [share(returned(last(30)).length, delivered.length), delivered.length],
    "store.disputeRate30d": [shareOf((order) => order.disputed), placed.length],
    "store.negReviewRate30d": [share(negative.length, rated.length), negative.length],
    "store.shipHours30d": [
      shipped.length === 0 ? null : Math.ceil(seconds / shipped.length / 3_600),
      null,
    ],
  } as const;
}
