/** What is bought, sent, cancelled and sent back: an order is known from the moment it is paid. */
import { dice } from "./dice";
import { type DayNumber, momentOf } from "./moments";
import type { Sending } from "./sending";
import { type Store, viralAfter } from "./stores";
import type { World } from "./world";

export type Order = {
  readonly orderUid: string;
  readonly store: Store;
  readonly productUid: string;
  readonly buyerUid: string;
  readonly addressHash: string;
  readonly amountMinor: number;
  readonly paidOn: DayNumber;
  readonly paidAt: string;
  readonly ending: "delivered" | "cancelled";
  readonly shipsOn: DayNumber;
  readonly returnsOn: DayNumber | null;
};

const promisedDays = 2;
const transitDays = 2;
const lateShare = 0.04;
const cancelShare = 0.02;
const noon = 12 * 60;

function orderOf(world: World, store: Store, day: DayNumber, turn: number): Order {
  const roll = dice(world.seed, "order", store.number, day, turn);
  const buyer = roll.whole(1, 50_000);
  const shipsOn = day + (roll.chance(lateShare) ? promisedDays + 1 : 1);
  return {
    orderUid: `${store.storeUid}-o${day}-${turn + 1}`,
    store,
    productUid: `${store.storeUid}-p${roll.whole(1, store.products)}`,
    buyerUid: `${world.name}-b${buyer}`,
    addressHash: `address-${buyer}`,
    amountMinor: store.priceMinor * roll.whole(1, 2),
    paidOn: day,
    paidAt: momentOf(world, day, roll.whole(9 * 60, 22 * 60)),
    ending: roll.chance(cancelShare) ? "cancelled" : "delivered",
    shipsOn,
    returnsOn: roll.chance(store.returns) ? shipsOn + transitDays + roll.whole(1, 3) : null,
  };
}

/** Orders follow clicks; a viral store sells five times as well on its day. */
export function ordersAfter(world: World, store: Store, day: DayNumber, clicks: number): Order[] {
  const viral = store.part === "viral" && day === store.opens + viralAfter;
  const roll = dice(world.seed, "sales", store.number, day);
  const count = roll.successes(clicks, Math.min(0.5, store.orders * (viral ? 5 : 1)));
  return Array.from({ length: count }, (_, turn) => orderOf(world, store, day, turn));
}

type State = "PAID" | "SHIPPED" | "DELIVERED" | "CANCELLED";

function lineOf(world: World, order: Order, status: State, occurredAt: string) {
  const at = (day: DayNumber) => momentOf(world, day, noon);
  const sent = status === "SHIPPED" || status === "DELIVERED";
  return {
    orderUid: order.orderUid,
    lineNo: 1,
    storeUid: order.store.storeUid,
    productUid: order.productUid,
    buyerUid: order.buyerUid,
    status,
    ...(status === "CANCELLED" ? { cancelFault: "BUYER", cancelledAt: occurredAt } : {}),
    quantity: 1,
    amountMinor: order.amountMinor,
    currency: world.currency,
    paidAt: order.paidAt,
    promisedShipAt: momentOf(world, order.paidOn + promisedDays, 24 * 60 - 1),
    ...(sent ? { shippedAt: at(order.shipsOn) } : {}),
    ...(status === "DELIVERED" ? { deliveredAt: occurredAt, rating: 5 } : {}),
    occurredAt,
  };
}

function stepOn(world: World, order: Order, day: DayNumber) {
  const at = momentOf(world, day, noon);
  if (order.paidOn === day) return [lineOf(world, order, "PAID", order.paidAt)];
  if (order.ending === "cancelled")
    return order.paidOn + 1 === day ? [lineOf(world, order, "CANCELLED", at)] : [];
  if (order.shipsOn === day) return [lineOf(world, order, "SHIPPED", at)];
  if (order.shipsOn + transitDays === day) return [lineOf(world, order, "DELIVERED", at)];
  return [];
}

const returnOf = (world: World, order: Order, day: DayNumber) => ({
  returnUid: `${order.orderUid}-r`,
  orderUid: order.orderUid,
  lineNo: 1,
  storeUid: order.store.storeUid,
  reason: "CHANGE_OF_MIND",
  fault: "BUYER",
  amountMinor: order.amountMinor,
  currency: world.currency,
  freightMinor: 900,
  buyerUid: order.buyerUid,
  addressHash: order.addressHash,
  requestedAt: momentOf(world, day, noon),
  occurredAt: momentOf(world, day, noon),
});

/** What is told of orders on a day: the new ones, and how the earlier ones went on. */
export function tradeOf(world: World, orders: readonly Order[], day: DayNumber): Sending[] {
  const back = orders.filter(
    ({ ending, returnsOn }) => ending === "delivered" && returnsOn === day,
  );
  return [
    { dataset: "orders", records: orders.flatMap((order) => stepOn(world, order, day)) },
    { dataset: "returns", records: back.map((order) => returnOf(world, order, day)) },
  ];
}
