/** It is sent: screened with facts of this moment, decided where the program decides by itself, else queued. */
import { conditionsOf } from "~/features/eligibility/conditions";
import { automaticKnown } from "~/features/enrollments/known.server";
import { record } from "~/features/history/record.server";
import { type Actor, automatic } from "~/features/people/actor";
import { type Market, marketOf } from "~/features/programs/market.server";
import { isOffered } from "~/features/programs/program";
import { type OfferedProgram, programById } from "~/features/programs/version.server";
import { now } from "~/platform/clock.server";
import { inTenant, type Tx } from "~/platform/database.server";
import { asJson } from "~/platform/json.server";
import { dayOf } from "~/values/day";
import { type Outcome, type Refusal, refuse } from "~/values/outcome";
import { publicId } from "~/values/public-id";
import { calendarOf, promiseOf } from "~/values/working-days";
import { type ApplicationStatus, allows, canBecome } from "./application";
import { applyDays } from "./apply-days";
import { approversFor, decidesItself } from "./approval";
import { type FilledApplication, filledOf } from "./filled.server";
import { peekApplication } from "./peek.server";
import { type ApplicationRow, addStep, changeApplication, lockedApplication } from "./row.server";
import { type Screening, screeningOf } from "./screening";
import { settle } from "./settle.server";
import { taskList } from "./task-list";
import { writeDecision } from "./write-decision.server";

export type Submission = {
  readonly revision: number;
  /** Of the form: sending it twice is sending it once. */
  readonly key: string;
};
export type Submitted = {
  readonly status: ApplicationStatus;
  readonly answerBy: Date | null;
};
export type SubmitRefusal =
  | "not-found"
  | "not-now"
  | "stale"
  | "not-open"
  | "incomplete"
  | "terms-changed"
  | "not-eligible";

export async function submitApplication(
  actor: Actor,
  applicationId: string,
  submission: Submission,
): Promise<Outcome<Submitted, SubmitRefusal>> {
  const { marketplaceId } = actor;
  const seen = await peekApplication(actor, "application:submit", applicationId);
  if (seen === null) return refuse("not-found");
  const market = await marketOf(marketplaceId);
  const today = dayOf(now(), market.zone);
  const facts = await automaticKnown(marketplaceId, seen, today);
  return inTenant(marketplaceId, async (tx) => {
    const row = await lockedApplication(tx, actor, "application:submit", applicationId);
    if (row === null) return refuse("not-found");
    if (row.submitKey !== null && row.submitKey === submission.key) return answerOf(row);
    if (!allows(row.status, "submit", actor)) return refuse("not-now", { status: row.status });
    if (row.revision !== submission.revision) return refuse("stale", { revision: row.revision });
    const program = await programById(tx, marketplaceId, row.programId);
    const days = applyDays(program.kind, program.version, today);
    if (!isOffered(program.state) || !days.open) return refuse("not-open", { ...days });
    const changed = await newTerms(tx, actor, row, program);
    if (changed !== null) return changed;
    const filled = await filledOf(tx, row, market);
    const left = taskList(filled).find(
      ({ key, status }) => key === "check" && status === "blocked",
    );
    if (left !== undefined) return refuse("incomplete", { tasks: unfinished(filled) });
    const { currency, zone } = market;
    const { rules } = program.version;
    const screening = screeningOf({ rules, facts, asOf: today, zone, currency, at: now() });
    if (screening.explanation.outcome === "not_eligible") {
      return notEligible(tx, actor, row, screening);
    }
    return send(tx, actor, { row, filled, screening, market, key: submission.key });
  });
}

const answerOf = (row: Pick<ApplicationRow, "status" | "answerBy">) => ({
  ok: true as const,
  status: row.status,
  answerBy: row.answerBy,
});

const unfinished = (filled: FilledApplication): readonly string[] =>
  taskList(filled)
    .filter(({ key, status }) => key !== "check" && status !== "completed")
    .map(({ key }) => key);

/** A version published since the draft was begun: its merchant reads and accepts it before she sends. */
async function newTerms(
  tx: Tx,
  actor: Actor,
  row: ApplicationRow,
  { version }: OfferedProgram,
): Promise<Refusal<SubmitRefusal> | null> {
  if (row.versionId === version.id) return null;
  const revision = await changeApplication(tx, row, { versionId: version.id });
  await addStep(tx, actor, row.id, "terms-changed", { number: version.number });
  return refuse("terms-changed", { number: version.number, revision });
}

/** Nothing is lost: the draft stays as it is, and the refusal names what does not hold. */
async function notEligible(tx: Tx, actor: Actor, row: ApplicationRow, screening: Screening) {
  const { explanation, currency } = screening;
  const conditions = conditionsOf(explanation, { currency }).filter(({ state }) => state !== "met");
  await addStep(tx, actor, row.id, "turned-back", { asOf: screening.asOf });
  return refuse("not-eligible" as const, { explanation, conditions });
}

type Sending = {
  readonly row: ApplicationRow;
  readonly filled: FilledApplication;
  readonly screening: Screening;
  readonly market: Market;
  readonly key: string;
};

/** DRAFT → SUBMITTED → SCREENING → APPROVED or IN_REVIEW, in one transaction; every step is on record. */
async function send(tx: Tx, actor: Actor, sending: Sending) {
  const { row, filled, screening, market, key } = sending;
  const { kind, version } = filled.program;
  const outcome = screening.explanation.outcome === "eligible" ? "eligible" : "review";
  const stake = kind.stake(version.settings, screening.facts);
  const approval = kind.approval(version.settings);
  const itself = decidesItself(approval, outcome, stake);
  const next: ApplicationStatus = itself ? "APPROVED" : "IN_REVIEW";
  if (!canBecome("SCREENING", next)) throw new Error(`no way from SCREENING to ${next}`);
  const at = now();
  const answerBy = promiseOf(at, approval.workingDays, calendarOf(market.settings), market.zone);
  await addStep(tx, actor, row.id, "submitted", { versionNumber: version.number });
  await addStep(tx, automatic(row.marketplaceId, "auto-approval"), row.id, "screened", { outcome });
  await changeApplication(tx, row, {
    status: itself ? "SCREENING" : "IN_REVIEW",
    submittedAt: at,
    submittedBy: actor.name,
    submitKey: key,
    answerBy,
    screening: asJson(screening),
    outcome,
    stakeMinor: stake,
    approvers: asJson(approversFor(approval, stake)),
  });
  await record(tx, actor, {
    verb: "application-submitted",
    thing: { kind: "application", id: publicId("application", row.id) },
    before: { status: row.status },
    after: { status: next, versionNumber: version.number, outcome },
  });
  if (itself) await approveItself(tx, { ...sending, stake, at });
  return { ok: true as const, status: next, answerBy: itself ? null : answerBy };
}

async function approveItself(
  tx: Tx,
  { row, filled, screening, market, stake, at }: Sending & { stake: number | null; at: Date },
): Promise<void> {
  const actor = automatic(row.marketplaceId, "auto-approval");
  const screened = { ...row, status: "SCREENING" as const };
  const decisionId = await writeDecision(tx, actor, screened, {
    verdict: "approved",
    program: filled.program,
    screening,
    stakeMinor: stake,
    slot: 0,
    at,
    effectiveAt: at,
  });
  await settle(tx, market, decisionId);
}
