/**
 * How many stores of a cohort could be covered at most by somebody who knew the traffic, the outages and the
 * off-days beforehand. Two relaxations, of which the smaller counts: each store alone with all the pools it may
 * be shown in, and all stores of a category together with all of the category's pools.
 */
import { type DayNumber, hourWindows } from "./moments";
import { heldIn, type Pool } from "./pools";
import type { Store } from "./stores";
import { isLive, promised, type World } from "./world";

/** The days on which support counts, the day of the first product included. */
const daysOf = ({ listed }: Store): DayNumber[] =>
  listed === null ? [] : [0, 1, 2, 3, 4, 5, 6].map((later) => listed + later);

const held = (world: World, pools: readonly Pool[], day: DayNumber): number =>
  pools.reduce(
    (sum, pool) =>
      sum +
      hourWindows.reduce(
        (some, window) =>
          some + Math.floor(heldIn(world.seed, pool, day, window) * world.supportShare),
        0,
      ),
    0,
  );

function isPossible(world: World, store: Store): boolean {
  const pools = world.pools.filter(
    ({ category, region }) =>
      category === store.category && (region === "*" || region === store.region),
  );
  const days = daysOf(store).filter((day) => day < world.days && isLive(world, store, day));
  return days.reduce((sum, day) => sum + held(world, pools, day), 0) >= promised;
}

export function boundOf(world: World, stores: readonly Store[]): number {
  return world.categories.reduce((sum, category) => {
    const own = stores.filter((store) => store.category === category);
    const days = new Set(own.flatMap(daysOf).filter((day) => day < world.days));
    const pools = world.pools.filter((pool) => pool.category === category);
    const all = [...days].reduce((some, day) => some + held(world, pools, day), 0);
    const possible = own.filter((store) => isPossible(world, store)).length;
    return sum + Math.min(possible, Math.floor(all / promised));
  }, 0);
}
