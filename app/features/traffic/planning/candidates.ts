/**
 * Ways of choosing who is covered. The quick plan takes one; where there is time, several are tried, and each part of the
 * market keeps the one that covers most of it.
 */
import { certify, coverCosts } from "./certificate";
import { partsOf } from "./components";
import { at, classesOf, type TrafficMarket } from "./market";
import type { Selection } from "./select";

export type Candidate = {
  /** By store, what speaks against asking her early. */
  readonly against: Float64Array;
  /** What a place costs beside its price when nothing of it is left. */
  readonly fullness: number;
};

const usual = 2;
const others = [1, 4];
/** How much of its need speaks against a store beside what it costs under the bound's prices. */
const needShare = 0.05;
/** Above so many stores, one candidate after the other takes longer than it gains. */
const fewStores = 30_000;

const needsPerWeight = ({ stores }: TrafficMarket) =>
  Float64Array.from(stores.need, (need, store) => need / at(stores.weight, store));

/** The smallest need first; on one pool without caps, the last day first whatever is left there is Moore and Hodgson's. */
function quickCandidates(market: TrafficMarket): [Candidate, ...Candidate[]] {
  const against = needsPerWeight(market);
  const quick = { against, fullness: usual };
  return market.stores.need.length > fewStores ? [quick] : [quick, { against, fullness: 0 }];
}

/** By store, what covering her costs per weight under prices of `rounds` rounds; a large number where she cannot be. */
function costsOf(market: TrafficMarket, rounds: number): Float64Array {
  const costs = new Float64Array(market.stores.need.length);
  for (const { market: part, stores } of partsOf(market)) {
    const found = coverCosts(part, certify(part, 0, rounds).prices);
    stores.forEach((store, index) => {
      costs[store] = Math.min(1e6, at(found, index)) / at(market.stores.weight, store);
    });
  }
  return costs;
}

export function candidatesOf(market: TrafficMarket, rounds: number): Candidate[] {
  const [quick, ...also] = quickCandidates(market);
  if (rounds === 0) return [quick, ...also];
  const { stores } = market;
  const costs = costsOf(market, rounds);
  const mean = stores.need.reduce((sum, need) => sum + need, 0) / stores.need.length;
  const byCost = costs.map((cost, store) => cost + (at(quick.against, store) / mean) * needShare);
  // Who can pay comes by her last day, so that those with little time are not left without.
  const byDay = costs.map((cost, store) =>
    cost < 1 ? at(stores.lastDay, store) + at(quick.against, store) / 1e9 : market.days + cost,
  );
  const ways = [quick.against, byCost, byDay];
  if (stores.need.length > fewStores) return [quick, { against: byCost, fullness: usual }];
  const levels = [usual, ...others];
  return [...levels.flatMap((fullness) => ways.map((against) => ({ against, fullness }))), ...also];
}

/** Of each part the selection that covers most of it; the earlier one where they are alike. */
export function bestByPart(
  market: TrafficMarket,
  parts: { readonly ofStore: Uint32Array; readonly ofClass: Uint32Array },
  selections: readonly Selection[],
): Selection {
  const [first, ...more] = selections as [Selection, ...Selection[]];
  if (more.length === 0) return first;
  const { days, classFrom, classPools, stores } = market;
  const weights = selections.map(({ selected }) => {
    const sums = new Map<number, number>();
    selected.forEach((one, store) => {
      const part = at(parts.ofStore, store);
      if (one === 1) sums.set(part, (sums.get(part) ?? 0) + at(stores.weight, store));
    });
    return sums;
  });
  const bestOf = (part: number) => {
    let best = 0;
    weights.forEach((sums, way) => {
      if ((sums.get(part) ?? 0) > (weights[best]?.get(part) ?? 0) + 1e-9) best = way;
    });
    return selections[best] ?? first;
  };
  const chosen = new Map([...new Set(parts.ofClass)].map((part) => [part, bestOf(part)]));
  const of = (part: number) => chosen.get(part) ?? first;
  const into = structuredClone(first);
  stores.need.forEach((_, store) => {
    const from = of(at(parts.ofStore, store));
    into.selected[store] = at(from.selected, store);
    into.firstDay[store] = at(from.firstDay, store);
  });
  for (let type = 0; type < classesOf(market); type += 1) {
    const from = of(at(parts.ofClass, type));
    const copy = <List extends Int32Array>(to: List, source: List, start: number, end: number) =>
      to.set(source.subarray(start, end), start);
    copy(into.closedAt, from.closedAt, type * days, (type + 1) * days);
    const [low, high] = [at(classFrom, type), at(classFrom, type + 1)];
    copy(into.today, from.today, low * days, high * days);
    for (const pool of classPools.subarray(low, high))
      copy(into.left, from.left, pool * days, (pool + 1) * days);
  }
  return into;
}
