/** The case as staff read it (S3): the form, what the rules said then and say now, and what has happened. */
import { type Condition, conditionsOf } from "~/features/eligibility/conditions";
import { automaticKnown } from "~/features/enrollments/known.server";
import { actorId, type StaffActor } from "~/features/people/actor";
import { may, mustBeAllowed } from "~/features/people/may";
import { roleName } from "~/features/people/roles";
import { marketOf } from "~/features/programs/market.server";
import { readVersion } from "~/features/programs/version.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { dayOf } from "~/values/day";
import { publicId, uuidOf } from "~/values/public-id";
import { type ApplicationStatus, allows } from "./application";
import type { ApplicationCase, CaseStep, DecisionView, RuleResult } from "./application-case";
import { readApprovers, rolesOf, slotFor, takesPart } from "./approval";
import { approvalsGiven } from "./approve.server";
import { formOf, subjectOf } from "./form-of.server";
import { peekApplication } from "./peek.server";
import type { ReasonCode } from "./reason-code";
import type { ApplicationRow } from "./row.server";
import { type Screening, screeningOf } from "./screening";
import { reasonsInOrder } from "./suggested-reasons";
import { timeLeft } from "./time-left";

/** Null where there is none, and for drafts: those are the merchant's own. */
export async function applicationCase(
  actor: StaffActor,
  applicationId: string,
  at: Date,
): Promise<ApplicationCase | null> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "application:read", { marketplaceId });
  const seen = await peekApplication(actor, "application:read", applicationId);
  const id = uuidOf("application", applicationId);
  if (seen === null || id === null) return null;
  const market = await marketOf(marketplaceId);
  const asOf = dayOf(at, market.zone);
  const facts = await automaticKnown(marketplaceId, seen, asOf);
  return inTenant(marketplaceId, async (tx) => {
    const found = await tx.application.findUniqueOrThrow({
      where: { marketplaceId_id: { marketplaceId, id } },
    });
    const row: ApplicationRow = { ...found, status: found.status as ApplicationStatus };
    if (row.submittedAt === null) return null;
    const { decision: _, ...form } = await formOf(tx, market, row);
    const { version } = await readVersion(tx, marketplaceId, row.versionId);
    const { currency, zone } = market;
    const now = screeningOf({ rules: version.rules, facts, asOf, zone, currency, at });
    const atSubmission = row.screening as Screening | null;
    const parts = await partsOf(tx, actor, row);
    return {
      ...form,
      ...parts,
      timeLeft: timeLeft(row.answerBy ?? at, at, zone),
      claim: claimOf(row, at),
      atSubmission: atSubmission === null ? null : resultOf(atSubmission),
      now: resultOf(now),
      declineReasons: reasonsInOrder(now.explanation),
      changed: atSubmission === null ? [] : changedBetween(resultOf(atSubmission), resultOf(now)),
    };
  });
}

const resultOf = ({ explanation, evaluatedAt, currency }: Screening): RuleResult => ({
  evaluatedAt: new Date(evaluatedAt),
  explanation,
  conditions: conditionsOf(explanation, { currency }),
});

/** Pointers of conditions whose answer or value is another now. */
function changedBetween(before: RuleResult, after: RuleResult): readonly string[] {
  const said = ({ state, now }: Condition) => `${state} ${now.en}`;
  const then = new Map(before.conditions.map((each) => [each.pointer, said(each)]));
  return after.conditions
    .filter((each) => then.get(each.pointer) !== said(each))
    .map(({ pointer }) => pointer);
}

function claimOf({ claimedBy, claimedByName, claimedUntil }: ApplicationRow, at: Date) {
  if (claimedBy === null || claimedUntil === null || claimedUntil <= at) return null;
  return { personId: claimedBy, name: claimedByName ?? "", until: claimedUntil };
}

async function partsOf(tx: Tx, actor: StaffActor, row: ApplicationRow) {
  const { marketplaceId, id: applicationId } = row;
  const subject = await subjectOf(tx, row);
  const decisions = await tx.decision.findMany({
    where: { marketplaceId, applicationId },
    include: { undo: true },
    orderBy: { at: "desc" },
  });
  const steps = await tx.applicationStep.findMany({
    where: { marketplaceId, applicationId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const views = await tx.evidenceViewedBy.findMany({
    where: { marketplaceId, personId: actor.personId, evidence: { applicationId } },
  });
  const given = await approvalsGiven({ tx, row });
  return {
    entity: {
      uid: row.entityUid,
      name: subject.entity?.legalName ?? row.entityUid,
    },
    decisions: decisions.map(decisionView),
    steps: steps.map(stepView),
    viewedEvidence: views.map(({ evidenceId }) => publicId("evidence", evidenceId)),
    approval: approvalOf(actor, row, given),
  };
}

function approvalOf(
  actor: StaffActor,
  row: ApplicationRow,
  given: Awaited<ReturnType<typeof approvalsGiven>>,
): ApplicationCase["approval"] {
  const approvers = readApprovers(row.approvers);
  const place = slotFor(approvers, given, { id: actorId(actor), roles: rolesOf(actor) });
  const role = may(actor, "application:decide", row);
  const because = !allows(row.status, "approve", actor)
    ? "status"
    : !role
      ? "role"
      : place.ok
        ? null
        : place.because;
  return {
    needed: approvers.length,
    given: given.length,
    stakeMinor: String(row.stakeMinor ?? 0n),
    mayApprove: because === null,
    mayNotBecause: because,
    roles: [...new Set(approvers.flat())].map((each) => roleName[each]),
    takesPart: takesPart(approvers, rolesOf(actor)),
  };
}

type DecisionRow = Awaited<ReturnType<Tx["decision"]["findFirstOrThrow"]>>;
const decisionView = (
  row: DecisionRow & { readonly undo: { readonly at: Date } | null },
): DecisionView => ({
  id: publicId("decision", row.id),
  outcome: row.verdict as DecisionView["outcome"],
  at: row.at,
  by: { name: row.actorName, automatic: row.actorKind === "automatic" },
  reasonCodes: row.reasonCodes as ReasonCode[],
  note: row.note,
  internalNote: row.internalNote,
  effectiveAt: row.effectiveAt,
  undoneAt: row.undo?.at ?? null,
});

type StepRow = Awaited<ReturnType<Tx["applicationStep"]["findFirstOrThrow"]>>;
const stepView = ({ id, at, actorName, verb, details }: StepRow): CaseStep => ({
  id: publicId("event", id),
  at,
  by: actorName,
  verb,
  details: details as CaseStep["details"],
});
