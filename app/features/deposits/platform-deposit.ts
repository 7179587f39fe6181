/** One deposit as the platform sees it: what is held and why, and what it must keep the shop from. */
import { type Day, daysBetween, type Zone } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { DepositDeferral } from "./deferral";
import { type Lot, leftOf } from "./lot";
import type { Consequence } from "./policy";
import { shortfallOf } from "./requirement";
import { type StoredAssessment, storedWords } from "./stored-assessment";
import { type TopUpState, type TopUpTerms, topUpStanding } from "./top-up";
import { type TrialStanding, trialStanding } from "./trial";

/** Where and when it is looked at. */
type Moment = {
  readonly currency: Currency;
  readonly zone: Zone;
  readonly today: Day;
  readonly at: Date;
};

/** As one statement finds it. */
export type PlatformRow = {
  readonly store_uid: string;
  readonly name: string;
  readonly required_minor: number;
  readonly deferred_minor: number;
  /** Null for a shop that never had a deposit. */
  readonly updated_at: Date | null;
  readonly assessment: StoredAssessment | null;
  readonly top_up: {
    readonly id: string;
    readonly amount_minor: number;
    readonly paid_minor: number;
    readonly opened_on: Day;
    readonly terms: Omit<TopUpTerms, "openedOn" | "zone">;
  } | null;
  readonly due_at: Date | null;
  readonly trial: {
    readonly terms: DepositDeferral;
    readonly from: Day;
    readonly orders: number;
    readonly value: number;
  } | null;
};
export type PlatformSums = {
  readonly availableMinor: number;
  readonly frozenMinor: number;
  readonly returningMinor: number;
  readonly owedMinor: number;
  readonly lots: readonly Lot[];
};

export type PlatformDeposit = Omit<PlatformSums, "lots"> & {
  readonly storeUid: string;
  readonly storeName: string;
  readonly currency: Currency;
  readonly updatedAt: Date | null;
  readonly requiredMinor: number;
  readonly parts: {
    readonly baseMinor: number;
    readonly floatMinor: number;
    readonly activityMinor: number;
    readonly riskMinor: number;
    /** What a reduction takes off. */
    readonly reliefMinor: number;
  };
  readonly deferredMinor: number;
  readonly shortfallMinor: number;
  readonly topUp: {
    readonly id: string;
    readonly status: TopUpState;
    readonly amountMinor: number;
    readonly paidMinor: number;
    readonly dueAt: Date;
    readonly next: { readonly consequence: Consequence; readonly at: Date } | null;
  } | null;
  readonly consequences: readonly Consequence[];
  readonly trial:
    | (TrialStanding & Pick<DepositDeferral, "caps" | "due"> & { readonly from: Day })
    | null;
  readonly lots: readonly (Lot & { readonly leftMinor: number })[];
  readonly sentence: Words | null;
};

function topUpOf({ top_up: order, due_at }: PlatformRow, { zone, at }: Moment) {
  if (order === null || due_at === null) return { topUp: null, consequences: [] };
  const { amount_minor: amountMinor, paid_minor: paidMinor } = order;
  const { state, consequences, next } = topUpStanding(
    { ...order.terms, openedOn: order.opened_on, zone },
    { amountMinor, paidMinor },
    at,
  );
  const topUp = { id: order.id, status: state, amountMinor, paidMinor, dueAt: due_at, next };
  return { topUp, consequences };
}

function trialOf({ trial }: PlatformRow, today: Day) {
  if (trial === null) return null;
  const { terms, from, orders, value } = trial;
  const counters = { orders, valueMinor: value, day: daysBetween(from, today) };
  return { from, caps: terms.caps, due: terms.due, ...trialStanding(terms, from, counters) };
}

export function platformDeposit(
  row: PlatformRow,
  { lots, ...sums }: PlatformSums,
  terms: Moment,
): PlatformDeposit {
  const { assessment } = row;
  return {
    ...sums,
    ...topUpOf(row, terms),
    storeUid: row.store_uid,
    storeName: row.name,
    currency: terms.currency,
    updatedAt: row.updated_at,
    requiredMinor: row.required_minor,
    parts: {
      baseMinor: assessment?.base_minor ?? 0,
      floatMinor: assessment?.float_minor ?? 0,
      activityMinor: assessment?.activity_minor ?? 0,
      riskMinor: assessment?.risk_minor ?? 0,
      reliefMinor: assessment?.saved_minor ?? 0,
    },
    deferredMinor: row.deferred_minor,
    shortfallMinor: shortfallOf(row.required_minor, sums.availableMinor),
    trial: trialOf(row, terms.today),
    lots: lots.map((lot) => ({ ...lot, leftMinor: leftOf(lot) })),
    sentence: assessment === null ? null : storedWords(assessment),
  };
}
