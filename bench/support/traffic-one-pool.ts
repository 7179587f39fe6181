/** One pool without daily caps: Moore and Hodgson's rule of 1968 is the best there is. */
import { planDay } from "~/features/traffic/planning/plan-day";
import { dice } from "./dice";

const days = 5;

function most(supply: readonly number[], stores: readonly (readonly [number, number])[]): number {
  const until = supply.map((_, day) => supply.slice(0, day + 1).reduce((sum, one) => sum + one, 0));
  const kept: number[] = [];
  let load = 0;
  for (const [need, lastDay] of stores.toSorted(([, a], [, b]) => a - b)) {
    kept.push(need);
    load += need;
    if (load <= (until[lastDay] ?? 0)) continue;
    const largest = Math.max(...kept);
    kept.splice(kept.indexOf(largest), 1);
    load -= largest;
  }
  return kept.length;
}

/** Of `cases` random ones, in how many the plan covers as many. */
export function mooreHodgson(cases: number): number {
  const roll = dice(1968);
  const below = (end: number) => Math.floor(roll() * end);
  let equal = 0;
  for (let round = 0; round < cases; round += 1) {
    const supply = Array.from({ length: days }, () => below(101));
    const stores = Array.from(
      { length: 1 + below(25) },
      () => [1 + below(50), below(days)] as const,
    );
    const { covered } = planDay({
      days,
      supply: Int32Array.from(supply),
      classFrom: Int32Array.of(0, 1),
      classPools: Int32Array.of(0),
      stores: {
        classOf: new Int32Array(stores.length),
        need: Int32Array.from(stores, ([need]) => need),
        cap: new Int32Array(stores.length).fill(1_000),
        lastDay: Int32Array.from(stores, ([, lastDay]) => lastDay),
        weight: new Float64Array(stores.length).fill(1),
        tie: Uint32Array.from(stores, () => below(2 ** 32)),
      },
    });
    if (covered === most(supply, stores)) equal += 1;
  }
  return equal;
}
