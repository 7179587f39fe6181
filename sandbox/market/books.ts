/** What the simulator itself counted, by the definitions of coverage, beside which the product's figures are held. */
import { addDays, type Day, daysBetween } from "~/values/day";
import { boundOf } from "./bound";
import type { Report } from "./faults";
import { type DayNumber, dateOf } from "./moments";
import type { Store } from "./stores";
import { promised, type World } from "./world";

/** Local days from the first product on in which the promise counts. */
const coverageDays = 7;

export type Books = {
  /** Support impressions by store and day, in different people. */
  readonly support: Map<string, Map<DayNumber, number>>;
  readonly totals: {
    support: number;
    natural: number;
    paid: number;
    orders: number;
    returns: number;
  };
};

export const newBooks = (): Books => ({
  support: new Map(),
  totals: { support: 0, natural: 0, paid: 0, orders: 0, returns: 0 },
});

export function enter(books: Books, reports: readonly Report[]): void {
  for (const { day, showing } of reports) {
    const { kind, store, users } = showing;
    if (kind === "NATURAL") books.totals.natural += users;
    if (kind === "PAID") books.totals.paid += users;
    if (kind !== "SUPPORT") continue;
    books.totals.support += users;
    const days = books.support.get(store.storeUid) ?? new Map<DayNumber, number>();
    days.set(day, (days.get(day) ?? 0) + users);
    books.support.set(store.storeUid, days);
  }
}

/** Support impressions of a store on its first days. */
function supportOf({ support }: Books, { storeUid, listed }: Store): number {
  if (listed === null) return 0;
  let sum = 0;
  for (const [day, users] of support.get(storeUid) ?? [])
    if (day >= listed && day < listed + coverageDays) sum += users;
  return sum;
}

export type Counted = {
  /** The Monday of the week in which they opened. */
  readonly cohort: Day;
  readonly size: number;
  readonly covered: number;
  /** That no plan could have covered more, knowing everything beforehand. */
  readonly bound: number;
};

const mondayOf = (day: Day): Day => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

/** Of a cohort is who is a known business, has a product, is no fraud and in no open violation. */
const isCounted = ({ days }: World, { part, violatesOn }: Store): boolean =>
  part !== "ring" &&
  part !== "unverified" &&
  part !== "empty" &&
  (violatesOn === null || violatesOn >= days);

export function cohortsOf(world: World, books: Books): Counted[] {
  const weeks = new Map<Day, Store[]>();
  for (const store of world.stores.filter((each) => isCounted(world, each))) {
    const cohort = mondayOf(dateOf(world, store.opens));
    weeks.set(cohort, [...(weeks.get(cohort) ?? []), store]);
  }
  return [...weeks]
    .sort(([left], [right]) => daysBetween(right, left))
    .map(([cohort, stores]) => ({
      cohort,
      size: stores.length,
      covered: stores.filter((store) => supportOf(books, store) >= promised).length,
      bound: boundOf(world, stores),
    }));
}
