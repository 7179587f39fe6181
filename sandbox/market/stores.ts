/** Who opens a store, when, and how buyers answer to it. */
import { dice } from "./dice";
import type { DayNumber } from "./moments";

/** `viral` sells out of the blue without any fraud; `empty` never lists a product; `unverified` is no known business. */
export type Part = "honest" | "dud" | "viral" | "ring" | "unverified" | "empty";
/** Days after its opening on which a viral store sells out of the blue. */
export const viralAfter = 4;

export type Store = {
  readonly number: number;
  readonly storeUid: string;
  readonly entityUid: string;
  readonly name: string;
  readonly part: Part;
  readonly kind: "COMPANY" | "SOLE_TRADER" | "INDIVIDUAL";
  readonly sizeClass: "MICRO" | "SMALL" | "MEDIUM";
  readonly category: string;
  readonly region: string;
  readonly agri: boolean;
  readonly opens: DayNumber;
  /** The day of its first product; null where there is none. */
  readonly listed: DayNumber | null;
  readonly products: number;
  readonly priceMinor: number;
  /** Probability of a day on which it is not there. */
  readonly offDays: number;
  /** Clicks per impression, orders per click, returns per order. */
  readonly clicks: number;
  readonly orders: number;
  readonly returns: number;
  /** Natural impressions on a usual day. */
  readonly natural: number;
  /** Days since opening on which it pays for traffic. */
  readonly boosts: readonly number[];
  /** Days on which its stock is gone, from and to. */
  readonly soldOut: { readonly from: DayNumber; readonly to: DayNumber } | null;
  readonly violatesOn: DayNumber | null;
};

type Wish = {
  readonly seed: number;
  /** Of the market: what every id begins with. */
  readonly name: string;
  readonly count: number;
  readonly openingDays: number;
  readonly categories: readonly string[];
  readonly regions: readonly string[];
};

const ringSize = 4;

export function openStores(wish: Wish): Store[] {
  const honest = Array.from({ length: wish.count }, (_, number) => openStore(wish, number));
  const ring = Array.from({ length: ringSize }, (_, index) => openInRing(wish, index));
  return [...honest, ...ring];
}

const firsts = ["晨", "禾", "岚", "溪", "野", "屿", "栗", "柚", "苔", "砚"] as const;
const trades: Readonly<Record<string, string>> = {
  apparel: "衣铺",
  food: "食集",
  home: "家坊",
  beauty: "妆社",
  digital: "数码",
};

function partOf(roll: ReturnType<typeof dice>, number: number): Part {
  if (number % 25 === 7) return "viral";
  const place = roll.share();
  if (place < 0.03) return "unverified";
  if (place < 0.06) return "empty";
  return place < 0.21 ? "dud" : "honest";
}

const uidOf = (name: string, letter: string, number: number) =>
  `${name}-${letter}${String(number + 1).padStart(5, "0")}`;

function openStore(
  { seed, name: market, count, openingDays, categories, regions }: Wish,
  number: number,
): Store {
  const roll = dice(seed, "store", number);
  const part = partOf(roll, number);
  const opens = Math.min(
    openingDays - 1,
    Math.floor(((number + roll.share()) * openingDays) / count),
  );
  const category = roll.pick(categories);
  const dud = part === "dud";
  const name = `${roll.pick(firsts)}${roll.pick(firsts)}${trades[category] ?? "小店"}`;
  return {
    number,
    storeUid: uidOf(market, "s", number),
    entityUid: uidOf(market, "e", number),
    name,
    part,
    kind: roll.pick(["COMPANY", "SOLE_TRADER", "INDIVIDUAL"] as const),
    sizeClass: roll.pick(["MICRO", "MICRO", "SMALL", "MEDIUM"] as const),
    category,
    region: roll.pick(regions),
    agri: category === "food" && roll.chance(0.5),
    opens,
    listed: part === "empty" ? null : opens,
    products: roll.whole(5, 12),
    priceMinor: roll.whole(30, 180) * 100,
    offDays: roll.between(0.1, 0.2),
    clicks: dud ? roll.between(0.004, 0.01) : roll.between(0.02, 0.06),
    orders: dud ? 0.002 : roll.between(0.02, 0.06),
    returns: roll.between(0.02, 0.1),
    natural: roll.whole(20, 120),
    boosts: roll.chance(0.1) ? [roll.whole(2, 9)] : [],
    soldOut: roll.chance(0.04) ? { from: opens + 9, to: opens + 11 } : null,
    violatesOn: roll.chance(0.02) ? opens + 10 : null,
  };
}

/** One after another, a day apart: all of one hand, at one address. */
function openInRing(
  { seed, name: market, openingDays, categories, regions }: Wish,
  index: number,
): Store {
  const roll = dice(seed, "ring", index);
  const opens = Math.min(openingDays - 1, 2 + index);
  return {
    number: 1_000_000 + index,
    storeUid: uidOf(market, "r", index),
    entityUid: uidOf(market, "re", index),
    name: `${roll.pick(firsts)}${roll.pick(firsts)}优选`,
    part: "ring",
    kind: "INDIVIDUAL",
    sizeClass: "MICRO",
    category: categories[0] ?? "apparel",
    region: regions[0] ?? "Zhejiang",
    agri: false,
    opens,
    listed: opens,
    products: 5,
    priceMinor: 9_900,
    offDays: 0,
    clicks: 0.02,
    orders: 0.01,
    returns: 0,
    natural: 15,
    boosts: [],
    soldOut: null,
    violatesOn: null,
  };
}

/** The other businesses behind a store of the ring. */
export const ringEntities = (stores: readonly Store[], store: Store): string[] =>
  stores
    .filter(({ part, entityUid }) => part === "ring" && entityUid !== store.entityUid)
    .map(({ entityUid }) => entityUid);
