/** The covering problem as HiGHS solves it: its linear relaxation, and with whole stores. */
import loadHighs from "highs";
import { at, type TrafficMarket } from "~/features/traffic/planning/market";
import { poolsOfStore } from "./traffic-carried-out";

const highs = await loadHighs();

/** CPLEX LP text: `y` impressions of a store, pool and day, `z` whether a store is covered. */
function problemOf(market: TrafficMarket, wholeStores: boolean): string {
  const { days, supply, stores } = market;
  const all = [...stores.need.keys()];
  const lines: string[] = [];
  const usesOf = new Map<number, string[]>();
  for (const store of all) {
    const taken: string[] = [];
    for (let day = 0; day <= at(stores.lastDay, store); day += 1) {
      const today: string[] = [];
      for (const pool of poolsOfStore(market, store)) {
        const place = pool * days + day;
        if (at(supply, place) === 0) continue;
        const name = `y${store}_${place}`;
        today.push(name);
        usesOf.set(place, [...(usesOf.get(place) ?? []), name]);
      }
      if (today.length > 0)
        lines.push(`${today.join(" + ")} - ${at(stores.cap, store)} z${store} <= 0`);
      taken.push(...today);
    }
    const sum = taken.length > 0 ? `${taken.join("\n + ")} ` : "";
    lines.push(`${sum}- ${at(stores.need, store)} z${store} >= 0`);
  }
  for (const [place, uses] of usesOf) lines.push(`${uses.join("\n + ")} <= ${at(supply, place)}`);
  return [
    "Maximize",
    ` covered: ${all.map((store) => `${at(stores.weight, store)} z${store}`).join("\n + ")}`,
    "Subject To",
    ...lines.map((line, row) => ` r${row}: ${line}`),
    "Bounds",
    ...all.map((store) => ` 0 <= z${store} <= 1`),
    ...(wholeStores ? ["Binary", ...all.map((store) => ` z${store}`)] : []),
    "End",
  ].join("\n");
}

/** What no plan can exceed, or null where the solver found no end in time. */
export function relaxed(market: TrafficMarket, seconds: number): number | null {
  const { Status, ObjectiveValue } = highs.solve(problemOf(market, false), {
    output_flag: false,
    time_limit: seconds,
  });
  return Status === "Optimal" ? ObjectiveValue : null;
}

/** The most stores any plan can cover, or null where that is not proved in time. */
export function optimum(market: TrafficMarket, seconds: number): number | null {
  const { Status, ObjectiveValue } = highs.solve(problemOf(market, true), {
    output_flag: false,
    time_limit: seconds,
    mip_rel_gap: 0,
    mip_abs_gap: 0.99,
  });
  return Status === "Optimal" ? Math.round(ObjectiveValue) : null;
}
