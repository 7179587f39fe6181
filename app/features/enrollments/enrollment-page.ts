/** The read model of M4: where a merchant stands inside a program. */
import type { DepositEffect } from "~/features/deposits/effect";
import type { KindCode } from "~/features/metrics/dictionary";
import type { Lever } from "~/features/programs/kind";
import type { Day } from "~/values/day";
import type { WireMoney } from "~/values/money";
import type { Words } from "~/values/words";
import type { Checks } from "./check-view";
import type { EnrollmentStatus, GrantStatus, MilestoneStatus, StageStatus } from "./enrollment";

export type EnrollmentPage = {
  /** `enr_…` */
  readonly id: string;
  readonly status: EnrollmentStatus;
  readonly program: {
    readonly id: string;
    readonly slug: string;
    readonly kind: KindCode;
    readonly name: Words;
    readonly versionNumber: number;
  };
  readonly store: { readonly uid: string; readonly name: string };
  readonly product: { readonly uid: string; readonly title: string } | null;
  readonly startsOn: Day;
  /** The last day; null runs until somebody ends it. */
  readonly endsOn: Day | null;
  readonly today: Day;
  /** 1-based: day 12 of 90. 0 before it starts. */
  readonly dayNumber: number;
  readonly daysAll: number | null;
  /** What is next for the merchant; null when nothing is due, and then `restsUntil` says until when. */
  readonly next: { readonly name: Words; readonly dueOn: Day } | null;
  readonly restsUntil: Day | null;
  readonly stages: readonly StageView[];
  readonly grants: readonly GrantView[];
  readonly warning: WarningView | null;
  readonly checks: Checks;
  /** Where the program reduces or defers the deposit: what that comes to. */
  readonly deposit: DepositEffect | null;
  readonly endedOn: Day | null;
  readonly endedBecause: Words | null;
};
/** One line per program one is or was in. */
export type EnrollmentRow = Pick<
  EnrollmentPage,
  | "id"
  | "status"
  | "program"
  | "store"
  | "product"
  | "startsOn"
  | "endedOn"
  | "dayNumber"
  | "daysAll"
  | "next"
>;
export type StageView = {
  readonly key: string;
  readonly name: Words;
  readonly status: StageStatus;
  readonly from: Day;
  readonly to: Day;
  readonly milestones: readonly MilestoneView[];
};
export type MilestoneView = {
  readonly key: string;
  readonly name: Words;
  readonly status: MilestoneStatus;
  readonly dueOn: Day;
  readonly doneOn: Day | null;
  /** How far, in words from the rule: "3 of 5 products on sale". Null once it is done or over. */
  readonly progress: Words | null;
  /** Share of the way, 0 to 1; null where it cannot be measured. */
  readonly share: number | null;
};
export type GrantView = {
  /** `grt_…` */
  readonly id: string;
  readonly key: string;
  readonly name: Words;
  readonly lever: Lever;
  readonly status: GrantStatus;
  readonly stage: string | null;
  readonly worth: WireMoney | null;
  readonly from: Day;
  readonly to: Day | null;
  /** Null while it is reserved. */
  readonly grantedAt: Date | null;
};
export type WarningView = {
  readonly since: Day;
  readonly reasons: readonly Words[];
  /** The last day to recover; null where no removal follows by itself. */
  readonly recoverBy: Day | null;
  /** What ends it is a payment: a deferred deposit is due. */
  readonly pays: boolean;
};
/** Newest first. `by` is a person's name, or null for the program's own rules. */
export type TimelineEvent = {
  /** `evt_…` */
  readonly id: string;
  readonly at: Date;
  readonly by: string | null;
  readonly kind: "decision" | "status" | "stage" | "milestone" | "grant" | "note";
  readonly sentence: Words;
};
/** What leaving now would mean, to the cent, before the button is live. */
export type LeavePreview = {
  readonly endsOn: Day;
  readonly keeps: readonly { readonly name: Words; readonly worth: WireMoney | null }[];
  readonly loses: readonly { readonly name: Words; readonly worth: WireMoney | null }[];
};
