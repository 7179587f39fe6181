/**
 * The fraud ring: businesses of one hand that buy from each other, all sent to one address. The platform's risk
 * system needs two days to see it. A store that goes viral looks much alike for a day and is honest.
 */
import { dice } from "./dice";
import { metricLine } from "./metric-line";
import { type DayNumber, momentOf } from "./moments";
import type { Order } from "./orders";
import { type Store, viralAfter } from "./stores";
import type { World } from "./world";

/** Days from the opening of the ring's first store on, until it is found out. */
const seenAfter = 2;
const brushing = 95;
const suspicion = 45;

const ringOf = ({ stores }: Pick<World, "stores">): readonly Store[] =>
  stores.filter(({ part }) => part === "ring");

/** The day the ring is found out. */
export const ringSeenOn = (world: Pick<World, "stores">): DayNumber =>
  Math.min(...ringOf(world).map(({ opens }) => opens)) + seenAfter;

/** Stores of the ring are told as brushing once it is seen, or at their opening when that comes later. */
export function riskRecords(world: World, day: DayNumber) {
  const seen = ringSeenOn(world);
  const caught = ringOf(world).filter(({ opens }) => Math.max(opens, seen) === day);
  const viral = world.stores.filter(
    ({ part, opens }) => part === "viral" && opens + viralAfter + 1 === day,
  );
  return [
    ...caught.map((store) => metricLine(world, store, day, "store.brushingRisk", brushing)),
    ...viral.map((store) => metricLine(world, store, day, "store.brushingRisk", suspicion)),
  ];
}

/** Each store of the ring that is open buys from the next one, several times a day. */
export function ringOrders(world: World, day: DayNumber): Order[] {
  const open = ringOf(world).filter(({ opens }) => opens <= day);
  if (open.length < 2 || day > ringSeenOn(world) + 3) return [];
  return open.flatMap((store, index) => {
    const roll = dice(world.seed, "ring orders", store.number, day);
    const buyer = open[(index + 1) % open.length] ?? store;
    return Array.from(
      { length: 6 },
      (_, turn): Order => ({
        orderUid: `${store.storeUid}-x${day}-${turn + 1}`,
        store,
        productUid: `${store.storeUid}-p1`,
        buyerUid: `owner-of-${buyer.entityUid}`,
        addressHash: `ring-${world.seed}`,
        amountMinor: store.priceMinor,
        paidOn: day,
        paidAt: momentOf(world, day, roll.whole(9 * 60, 22 * 60)),
        ending: "delivered",
        shipsOn: day + 1,
        returnsOn: null,
      }),
    );
  });
}
