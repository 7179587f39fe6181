/** What a plan is made for, as it was read: one line per open promise, in columns, for a million of them. */
import type { Day } from "~/values/day";

/** Why a store is shown to nobody, whatever was promised. */
export const blockedReasons = [
  "CLOSED",
  "FRAUD",
  "IN_VIOLATION",
  "NO_PRODUCT",
  "NO_STOCK",
  "STOPPED",
  "GRADUATED",
] as const;
export type BlockedReason = (typeof blockedReasons)[number];

export type OpenPromise = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly kind: "guarantee" | "make-good" | "grant";
  readonly promised: number;
  readonly delivered: number;
  /** Of `delivered`, on the day that is planned. */
  readonly deliveredToday: number;
  readonly toDay: Day;
  /** Where the store may be shown: categories and a region, as one text. */
  readonly audience: string;
  readonly blocked: BlockedReason | null;
  /** Over the last days with quotas: assigned and delivered on days on which something was delivered. */
  readonly assigned: number;
  readonly arrived: number;
  readonly daysSeen: number;
  readonly daysLive: number;
};

const categorySeparator = "\u001f";
const regionSeparator = "\u001e";

export const audienceOf = (categories: readonly string[], region: string | null): string =>
  [...new Set(categories)].sort().join(categorySeparator) + regionSeparator + (region ?? "");

export type Place = { readonly category: string; readonly region: string };

/** What stands for every category, or every region, in the name of a pool. */
export const everywhere = "*";

/** Whether stores of an audience may be shown in a pool. */
export function admits(audience: string, { category, region }: Place): boolean {
  const [categories = "", home = ""] = audience.split(regionSeparator);
  return (
    (region === everywhere || region === home) &&
    (category === everywhere || categories.split(categorySeparator).includes(category))
  );
}

/** Impressions that stand for what was seen before anything was delivered: nine of ten arrive. */
const prior = { assigned: 1_000, arrived: 900 };

/** Of what is assigned, the share that is delivered, above 0. */
export const arrivingShare = ({ assigned, arrived }: Pick<OpenPromise, "assigned" | "arrived">) =>
  Math.max(0.3, (prior.arrived + Math.min(arrived, assigned)) / (prior.assigned + assigned));
