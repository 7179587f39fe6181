/** An approval takes effect: the enrollment with its stages, milestones and reserved benefits. */
import { record } from "~/features/history/record.server";
import type { KindCode } from "~/features/metrics/dictionary";
import type { Facts } from "~/features/metrics/fact";
import { type Actor, actorId } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import type { Answers } from "~/features/programs/kind";
import type { Market } from "~/features/programs/market.server";
import type { OfferedProgram } from "~/features/programs/version.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { asJson } from "~/platform/json.server";
import { enqueue } from "~/platform/queue.server";
import { type Day, dayOf } from "~/values/day";
import { newId, publicId } from "~/values/public-id";
import { type DatedPlan, datedPlan } from "./dated-plan";
import { eventWords } from "./event-words";

export type Admission = {
  readonly applicationId: string;
  readonly program: OfferedProgram;
  readonly entityUid: string;
  readonly storeUid: string;
  readonly productUid: string | null;
  /** Those of the decision: targets and amounts follow from what was known then. */
  readonly facts: Facts;
  readonly answers: Answers;
};

const asDate = (day: Day): Date => new Date(day);

/** Returns the enrollment's public id. The first day's work follows as a job, once this is committed. */
export async function beginEnrollment(
  tx: Tx,
  actor: Actor,
  market: Pick<Market, "currency" | "zone">,
  admission: Admission,
): Promise<string> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "enrollment:begin", { marketplaceId });
  const { program, facts, answers, ...subject } = admission;
  const plan = datedPlan(
    program.kind,
    program.version.settings,
    { facts, answers },
    dayOf(now(), market.zone),
  );
  const id = newId();
  await tx.enrollment.create({
    data: {
      marketplaceId,
      id,
      programId: program.id,
      versionId: program.version.id,
      kind: program.kind.code satisfies KindCode,
      ...subject,
      status: "PENDING_START",
      startsOn: asDate(plan.startsOn),
      endsOn: plan.endsOn === null ? null : asDate(plan.endsOn),
      createdAt: now(),
    },
  });
  await insertPlan(tx, marketplaceId, id, plan, market.currency);
  await tx.enrollmentEvent.create({
    data: {
      marketplaceId,
      id: newId(),
      enrollmentId: id,
      at: now(),
      actorKind: actor.kind,
      actorId: actorId(actor),
      actorName: actor.name,
      kind: "decision",
      sentence: asJson(eventWords.admitted(plan.startsOn)),
      details: asJson({ applicationId: publicId("application", admission.applicationId) }),
    },
  });
  const enrollmentId = publicId("enrollment", id);
  await record(tx, actor, {
    verb: "enrollment-begun",
    thing: { kind: "enrollment", id: enrollmentId },
    after: { program: program.slug, storeUid: subject.storeUid, startsOn: plan.startsOn },
  });
  await enqueue(
    tx,
    "advance-enrollments",
    { marketplaceId },
    { once: `advance-enrollments ${marketplaceId}` },
  );
  return enrollmentId;
}

async function insertPlan(
  tx: Tx,
  marketplaceId: string,
  enrollmentId: string,
  plan: DatedPlan,
  currency: string,
): Promise<void> {
  const place = { marketplaceId, enrollmentId };
  await tx.enrollmentStage.createMany({
    data: plan.stages.map((stage, position) => ({
      ...place,
      key: stage.key,
      position,
      name: asJson(stage.name),
      status: "AHEAD",
      fromDay: asDate(stage.from),
      toDay: asDate(stage.to),
    })),
  });
  await tx.milestone.createMany({
    data: plan.stages.flatMap((stage) =>
      stage.tasks.map((task, position) => ({
        ...place,
        stageKey: stage.key,
        key: task.key,
        position,
        name: asJson(task.name),
        measure: asJson(task.measure),
        status: "AHEAD",
        dueOn: asDate(stage.to),
      })),
    ),
  });
  await tx.benefitGrant.createMany({
    data: plan.benefits.map((benefit) => ({
      ...place,
      id: newId(),
      key: benefit.key,
      stageKey: benefit.stage,
      lever: benefit.gives.lever,
      name: asJson(benefit.name),
      gives: asJson(benefit.gives),
      ...(benefit.when === null ? {} : { condition: asJson(benefit.when) }),
      looked: benefit.check ?? "daily",
      worthMinor: benefit.worthMinor,
      currency,
      status: "RESERVED",
      fromDay: asDate(benefit.from),
      toDay: benefit.to === null ? null : asDate(benefit.to),
    })),
  });
}
