/**
 * What a program kind is: a description. Everything a kind knows stands in `programs/<kind>/` in this
 * shape; nothing outside asks which kind it is. Settings are JSON in the database and come back
 * through `settings` (zod) on every read.
 */
import type { z } from "zod";
import type { Budget } from "~/features/budgets/budget";
import type { ReturnSubsidy } from "~/features/claims/subsidy";
import type { DepositDeferral } from "~/features/deposits/deferral";
import type { DepositRelief } from "~/features/deposits/relief";
import type { Rule } from "~/features/eligibility/rule";
import type { HitSupport } from "~/features/hit-products/support";
import type { SaleTerms } from "~/features/managed-sales/terms";
import type { ExclusionGroup, KindCode } from "~/features/metrics/dictionary";
import type { Facts } from "~/features/metrics/fact";
import type { StaffRole } from "~/features/people/actor";
import type { Reward } from "~/features/rewards/reward";
import type { TrafficGuarantee } from "~/features/traffic/guarantee";
import type { Day } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";
import type { AnswerValue, Question } from "./question";
import type { SettingsField } from "./settings-field";

/** Every shape a program can give. Each belongs to the room that carries it out. */
export type BenefitShape =
  | DepositRelief
  | DepositDeferral
  | TrafficGuarantee
  | ReturnSubsidy
  | Reward
  | HitSupport
  | SaleTerms;
export type Lever = BenefitShape["lever"];

export type Benefit = {
  /** Unique within the kind; names the grant in history. */
  readonly key: string;
  readonly name: Words;
  /** The stage whose opening grants it; null grants it when the enrollment begins. */
  readonly stage: string | null;
  /** Granted on the first day of its stage on which this passes; null needs nothing. */
  readonly when: Rule | null;
  /** `when` is looked at on every day, or on the first day of a month only. */
  readonly check?: "monthly";
  /** What it is worth at most, in minor units; null where it has no price. */
  readonly worthMinor: number | null;
  readonly gives: BenefitShape;
};

/** One way out. `consecutiveChecks` failed checks in a row, then `graceDays`, unless `immediate`. */
export type ExitClause = {
  readonly key: string;
  readonly rule: Rule;
  readonly immediate: boolean;
  readonly graceDays: number;
  readonly check: "daily" | "monthly";
  readonly consecutiveChecks: number;
  /** What was given is taken back. */
  readonly clawBack: boolean;
};
/** Entry differs from keeping: four sets of rules, each an ordinary rule tree. */
export type ProgramRules = {
  /** About the store. */
  readonly enter: Rule;
  /** About the product applied with; null where the program is about the store alone. */
  readonly enterProduct: Rule | null;
  readonly warn: Rule | null;
  readonly exit: readonly ExitClause[];
  readonly graduate: Rule | null;
};

/** How a task is found done: by a rule, or by net value sold since the enrollment began. */
export type Measure =
  | { readonly by: "rule"; readonly rule: Rule; readonly check?: "monthly" }
  | { readonly by: "net-value"; readonly atLeastMinor: number };
export type Task = { readonly key: string; readonly name: Words; readonly measure: Measure };
/** A stretch of the enrollment's days, both included; day 0 is the first. */
export type Stage = {
  readonly key: string;
  readonly name: Words;
  readonly fromDay: number;
  readonly toDay: number;
  readonly tasks: readonly Task[];
};

/** Who decides, as data. The highest level whose `fromMinor` the amount reaches applies. */
export type ApprovalRouting = {
  /** Decided without a person when every condition passes and the amount is not above; null never is. */
  readonly automatic: { readonly upToMinor: number | null } | null;
  readonly levels: readonly ApprovalLevel[];
  /** The promise to the merchant, in working days of the marketplace's calendar. */
  readonly workingDays: number;
};
export type ApprovalLevel = {
  readonly fromMinor: number;
  /** One list of roles per approver, in order. Two lists need two different people. */
  readonly approvers: readonly (readonly StaffRole[])[];
};

/** One line of the offer with an amount as an example, so that nobody has to imagine it. */
export type OfferLine = { readonly text: Words; readonly example: Words | null };
/** The four answers of the program page but the first: get, do by when, lose. */
export type Offer = {
  /** The benefit in money or things; for cards. */
  readonly headline: Words;
  readonly youGet: readonly OfferLine[];
  readonly youDo: readonly OfferLine[];
  readonly youCanLose: readonly OfferLine[];
};

export const goals = ["start", "deposit", "orders", "product", "returns"] as const;
export type Goal = (typeof goals)[number];

/** The days of an enrollment, both included; without `endsOn` it runs until somebody ends it. */
export type Term = { readonly startsOn: Day; readonly endsOn: Day | null };
/** The days on which one can apply: those running now, or else the next. */
export type ApplyWindow = { readonly opensOn: Day; readonly closesOn: Day };

/** What the merchant answered, by question key. */
export type Answers = Readonly<Record<string, AnswerValue>>;

export type ProgramKind<Settings> = {
  readonly code: KindCode;
  readonly slug: string;
  readonly name: Words;
  readonly goal: Goal;
  readonly subject: "store" | "product";
  /** Enrollments counted together with these; `ALL` is every program. */
  readonly groups: readonly ExclusionGroup[];
  readonly settings: z.ZodType<Settings>;
  /** The shipped template. Amounts are minor units of the currency, with its own number of digits. */
  readonly template: (currency: Currency) => Settings;
  /** The rules the template begins with; a version keeps its own. */
  readonly rules: (settings: Settings) => ProgramRules;
  /** When an enrollment that is approved on this local day runs. */
  readonly term: (settings: Settings, approvedOn: Day) => Term;
  /**
   * Days a term runs anew from a monthly check on which `enter` passes, with the benefits as they would be
   * given then; absent where a term ends on its last day.
   */
  readonly renewsFor?: (settings: Settings) => number;
  /** Null where one can apply on any day. */
  readonly applyWindow: (settings: Settings, today: Day) => ApplyWindow | null;
  readonly limits: (settings: Settings) => readonly Budget[];
  readonly stages: (settings: Settings, facts: Facts) => readonly Stage[];
  readonly benefits: (settings: Settings, facts: Facts, answers: Answers) => readonly Benefit[];
  readonly approval: (settings: Settings) => ApprovalRouting;
  /** The amount the approval levels look at, in minor units; null where it is not known: the highest level. */
  readonly stake: (settings: Settings, facts: Facts) => number | null;
  readonly questions: (settings: Settings, currency: Currency) => readonly Question[];
  /** What the merchant agrees to, point by point. Stored with the version she saw. */
  readonly agreement: (settings: Settings, currency: Currency) => readonly Words[];
  readonly fields: readonly SettingsField[];
  readonly offer: (settings: Settings, currency: Currency) => Offer;
  readonly summary: (settings: Settings, currency: Currency) => Words;
};
