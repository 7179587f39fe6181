/** The read models of one application: the form its merchant fills in, and the case staff decide. */
import type { Condition } from "~/features/eligibility/conditions";
import type { Explanation } from "~/features/eligibility/explanation";
import type { KindCode } from "~/features/metrics/dictionary";
import type { AnswerValue, Question } from "~/features/programs/question";
import type { Words } from "~/values/words";
import type { ApplicationStatus } from "./application";
import type { ReasonCode } from "./reason-code";
import type { TaskKey, TaskStatus } from "./task";

export type ProgramOfCase = {
  readonly id: string;
  readonly slug: string;
  readonly kind: KindCode;
  readonly name: Words;
  readonly versionNumber: number;
};
/** What the merchant need not type: shown with its source, corrected by a request, never edited. */
export type KnownDetail = {
  readonly key: string;
  readonly label: Words;
  readonly value: Words;
  readonly source: Words;
};
export type EvidenceView = {
  /** `evd_…` */
  readonly id: string;
  readonly questionKey: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly attachedAt: Date;
};
export type TaskView = {
  readonly key: TaskKey;
  readonly status: TaskStatus;
  /** Why it cannot start yet, or what the reviewer asked for. */
  readonly reason: Words | null;
  /** One page each, in order. */
  readonly questions: readonly Question[];
};
export type InfoRequestView = {
  readonly id: string;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly items: readonly { readonly task: TaskKey; readonly message: string }[];
};

/** M3: everything the pages of `/apply/:applicationId` need. */
export type ApplicationForm = {
  /** `app_…` */
  readonly id: string;
  readonly status: ApplicationStatus;
  /** Sent back with every write; a write with an older one is refused as stale. */
  readonly revision: number;
  readonly savedAt: Date;
  readonly program: ProgramOfCase;
  readonly store: { readonly uid: string; readonly name: string };
  readonly product: { readonly uid: string; readonly title: string } | null;
  readonly known: readonly KnownDetail[];
  readonly tasks: readonly TaskView[];
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly evidence: readonly EvidenceView[];
  readonly agreement: {
    readonly points: readonly Words[];
    readonly acceptedAt: Date | null;
  };
  readonly infoRequest: InfoRequestView | null;
  readonly submittedAt: Date | null;
  /** By when we answer; null before it is sent or after it is decided. */
  readonly answerBy: Date | null;
  readonly decision: DecisionForMerchant | null;
  /** `enr_…` once it is approved and the undo window is over. */
  readonly enrollmentId: string | null;
};
export type DecisionForMerchant = {
  readonly outcome: "approved" | "rejected";
  readonly at: Date;
  readonly automatic: boolean;
  readonly reasons: readonly { readonly code: ReasonCode; readonly words: Words }[];
  /** Written for the merchant; internal notes never leave the case. */
  readonly note: string | null;
};

export type DecisionView = {
  readonly id: string;
  readonly outcome: "approved" | "rejected" | "first-approval";
  readonly at: Date;
  readonly by: { readonly name: string; readonly automatic: boolean };
  readonly reasonCodes: readonly ReasonCode[];
  readonly note: string | null;
  readonly internalNote: string | null;
  /** Until then it can be taken back and nothing has left the building. */
  readonly effectiveAt: Date;
  readonly undoneAt: Date | null;
};
/** One line of what happened, newest first. */
export type CaseStep = {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly verb: string;
  readonly details: Readonly<Record<string, unknown>> | null;
};

/** S3: the case as staff read it. */
export type ApplicationCase = Omit<ApplicationForm, "decision"> & {
  readonly entity: { readonly uid: string; readonly name: string };
  readonly timeLeft: TimeLeft;
  readonly claim: Claim | null;
  /** As the rule stood when it was sent. Null for a draft. */
  readonly atSubmission: RuleResult | null;
  readonly now: RuleResult;
  /** The same condition in both, where the answer or the value changed. */
  readonly changed: readonly string[];
  /** All reasons to decline: those the rules point to first, "other" last. */
  readonly declineReasons: readonly ReasonCode[];
  readonly decisions: readonly DecisionView[];
  readonly steps: readonly CaseStep[];
  readonly viewedEvidence: readonly string[];
  /** What approving needs: how many different people, who has already approved, who may do it next. */
  readonly approval: {
    readonly needed: number;
    readonly given: number;
    readonly stakeMinor: string;
    readonly mayApprove: boolean;
    readonly mayNotBecause: "role" | "own-approval" | "status" | null;
    /** Whose case it is; any of them may also ask for changes or decline. */
    readonly roles: readonly Words[];
    /** The reader is one of them. */
    readonly takesPart: boolean;
  };
};
export type RuleResult = {
  readonly evaluatedAt: Date;
  readonly explanation: Explanation;
  readonly conditions: readonly Condition[];
};
export type Claim = { readonly personId: string; readonly name: string; readonly until: Date };
export type TimeLeft = "past-due" | "today" | "later";

/** S2: one row of the queue. */
export type QueueRow = {
  readonly id: string;
  readonly revision: number;
  readonly status: ApplicationStatus;
  readonly program: ProgramOfCase;
  readonly store: { readonly uid: string; readonly name: string };
  readonly product: { readonly uid: string; readonly title: string } | null;
  readonly submittedAt: Date;
  readonly answerBy: Date;
  readonly timeLeft: TimeLeft;
  readonly outcome: "eligible" | "not_eligible" | "review";
  readonly evidence: number;
  readonly approvals: { readonly given: number; readonly needed: number };
  readonly claim: Claim | null;
};
