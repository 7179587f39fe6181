/** The read model of S1. Every count comes from the function behind the list it opens. */
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";

/** How many rows the list holds, and since when its oldest waits. */
export type Counted = { readonly count: number; readonly oldest: Date | null };
export const depositNeedKinds = [
  "refunds",
  "failedRefunds",
  "payouts",
  "deductions",
  "outsideRefunds",
  "exceptions",
] as const;
export type DepositNeed = (typeof depositNeedKinds)[number];
export const needs = [
  "pastDue",
  "today",
  "waiting",
  "answered",
  ...depositNeedKinds,
  "coverageAlerts",
  "unreconciled",
  "failedJobs",
] as const;
export type Need = (typeof needs)[number];
/** Null where the reader may not open the list, or may do nothing about it. */
export type NeedsYou = Readonly<Record<Need, Counted | null>>;

export type PopulationAnswer = {
  readonly eligible: number;
  readonly review: number;
  readonly notEligible: number;
};
export type ProgramLine = {
  readonly slug: string;
  readonly name: Words;
  readonly openApplications: number;
  readonly enrolled: number;
  /** Null where the program has no such limit. */
  readonly places: { readonly taken: number; readonly all: number } | null;
  /** Null where no version is in force, or where the program is about products. */
  readonly population: PopulationAnswer | null;
};
export type ProgramLines = {
  readonly lines: readonly ProgramLine[];
  /** The day the facts stand for; null where there are none yet. */
  readonly factsOf: Day | null;
  readonly countedAt: Date;
};

export type StoreCounts = {
  readonly all: number;
  readonly openedThisWeek: number;
  readonly onSale: number;
  readonly verified: number;
};

export type ActivityDay = { readonly day: Day; readonly sent: number; readonly decided: number };

/** A part of the page that may fail alone. */
export type Part<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reference: string };

export type Overview = {
  readonly needs: Part<NeedsYou>;
  readonly programs: Part<ProgramLines>;
  readonly stores: Part<StoreCounts>;
  readonly activity: Part<readonly ActivityDay[]>;
  readonly countedAt: Date;
};

/** Where each of the counts leads: the list with exactly so many rows. */
export const needsAddress: Readonly<Record<Need, string>> = {
  pastDue: "/ops/reviews?due=past-due",
  today: "/ops/reviews?due=today",
  waiting: "/ops/reviews",
  answered: "/ops/reviews?view=answered",
  coverageAlerts: "/ops/coverage/alerts",
  unreconciled: "/ops/reconciliation?view=open",
  refunds: "/ops/deposits/refunds",
  failedRefunds: "/ops/deposits/refunds?view=failed",
  payouts: "/ops/deposits/refunds?view=by-hand",
  deductions: "/ops/deposits/deductions?view=to-decide",
  outsideRefunds: "/ops/deposits/outside",
  exceptions: "/ops/deposits/exceptions",
  failedJobs: "/ops/jobs?state=dead",
};
