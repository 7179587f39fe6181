/** The noun: what an application can be, who may move it, and what may become what. */
import type { Actor } from "~/features/people/actor";

export const applicationStatuses = [
  "DRAFT",
  "SUBMITTED",
  "SCREENING",
  "IN_REVIEW",
  "INFO_REQUESTED",
  "APPROVED",
  "REJECTED",
  "WAITLISTED",
  "WITHDRAWN",
  "EXPIRED",
] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

const nextStatuses: Readonly<Record<ApplicationStatus, readonly ApplicationStatus[]>> = {
  DRAFT: ["SUBMITTED", "WITHDRAWN", "EXPIRED"],
  SUBMITTED: ["SCREENING", "WITHDRAWN"],
  SCREENING: ["IN_REVIEW", "APPROVED", "WAITLISTED", "WITHDRAWN"],
  IN_REVIEW: ["INFO_REQUESTED", "APPROVED", "REJECTED", "WAITLISTED", "WITHDRAWN"],
  INFO_REQUESTED: ["IN_REVIEW", "WITHDRAWN", "EXPIRED"],
  WAITLISTED: ["IN_REVIEW", "APPROVED", "WITHDRAWN", "EXPIRED"],
  APPROVED: [],
  REJECTED: [],
  WITHDRAWN: [],
  EXPIRED: [],
};

export const canBecome = (from: ApplicationStatus, to: ApplicationStatus): boolean =>
  nextStatuses[from].includes(to);

/** Still on its way: one of these per program and store (and product). */
export const openStatuses = applicationStatuses.filter((status) => nextStatuses[status].length > 0);
export const isOpen = (status: ApplicationStatus): boolean => nextStatuses[status].length > 0;

export const applicationActions = [
  "answer",
  "submit",
  "withdraw",
  "claim",
  "request-info",
  "answer-info",
  "approve",
  "reject",
  "undo",
] as const;
export type ApplicationAction = (typeof applicationActions)[number];

type Side = "merchant" | "staff";
const actions: Readonly<
  Record<ApplicationAction, { readonly side: Side; readonly from: readonly ApplicationStatus[] }>
> = {
  answer: { side: "merchant", from: ["DRAFT", "INFO_REQUESTED"] },
  submit: { side: "merchant", from: ["DRAFT"] },
  withdraw: {
    side: "merchant",
    from: ["DRAFT", "SUBMITTED", "SCREENING", "IN_REVIEW", "INFO_REQUESTED", "WAITLISTED"],
  },
  "answer-info": { side: "merchant", from: ["INFO_REQUESTED"] },
  claim: { side: "staff", from: ["IN_REVIEW"] },
  "request-info": { side: "staff", from: ["IN_REVIEW"] },
  approve: { side: "staff", from: ["IN_REVIEW"] },
  reject: { side: "staff", from: ["IN_REVIEW"] },
  undo: { side: "staff", from: ["APPROVED", "REJECTED"] },
};

/** A key writes for both sides as far as its scopes go; automatic actors act for the platform. */
const sidesOf = (actor: Actor): readonly Side[] =>
  actor.kind === "key" || actor.kind === "automatic" ? ["merchant", "staff"] : [actor.side];

/** Whether the action makes sense now and from this side; `may` says whether the person is allowed to. */
export function allows(
  status: ApplicationStatus,
  action: ApplicationAction,
  actor: Actor,
): boolean {
  const { side, from } = actions[action];
  return from.includes(status) && sidesOf(actor).includes(side);
}
