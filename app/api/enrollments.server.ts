/** Merchants inside programs. */
import { type CheckFigure, checkOutcomes, checkSubjects } from "~/features/enrollments/check-view";
import {
  enrollmentStatuses,
  grantStatuses,
  milestoneStatuses,
  stageStatuses,
} from "~/features/enrollments/enrollment";
import type { EnrollmentPage } from "~/features/enrollments/enrollment-page";
import { enrollmentsOf } from "~/features/enrollments/list.server";
import { enrollmentPage } from "~/features/enrollments/page.server";
import { timeline } from "~/features/enrollments/timeline.server";
import { now } from "~/platform/clock.server";
import { money, toWire } from "~/values/money";
import { type Call, defineCall } from "./call.server";
import { notFound, Problem } from "./problem";
import { listOf, paging, uid, wireMoney, words, z } from "./schemas";

const day = z.iso.date();
const line = z
  .strictObject({
    id: z.string(),
    program: z.string(),
    storeUid: uid,
    productUid: uid.nullable(),
    status: z.enum(enrollmentStatuses),
    startsOn: day,
    endsOn: day.nullable(),
    endedOn: day.nullable(),
  })
  .openapi("Enrollment");

const list = defineCall({
  method: "get",
  path: "/enrollments",
  summary: "Enrollments by store, program and status, newest first",
  verb: "enrollments:list",
  query: paging.extend({
    store: uid.optional(),
    program: z.string().max(63).optional(),
    status: z.enum(enrollmentStatuses).optional(),
  }),
  answer: listOf(line),
  run: async ({ actor, query: { store, program, status, limit, cursor } }) => {
    const filter = { storeUid: store, slug: program, status };
    const page = await enrollmentsOf(actor, filter, { limit, cursor });
    if (page === null) throw new Problem(400, "bad_cursor", "The cursor is none of ours.");
    return page;
  },
});

const milestone = z.strictObject({
  key: z.string(),
  name: words,
  status: z.enum(milestoneStatuses),
  dueOn: day,
  doneOn: day.nullable(),
});
const check = z.strictObject({
  day,
  about: z.enum(checkSubjects),
  monthly: z.boolean(),
  outcome: z.enum(checkOutcomes),
  figures: z.array(
    z.strictObject({
      label: words,
      now: words,
      needed: words,
      gap: words.nullable(),
      state: z.enum(["met", "unmet", "unknown"]),
    }),
  ),
  sentence: words,
  /** The new last day of a term that it renewed. */
  renewedTo: day.nullable(),
});
const details = line
  .extend({
    versionNumber: z.number().int(),
    stages: z.array(
      z.strictObject({
        key: z.string(),
        name: words,
        status: z.enum(stageStatuses),
        from: day,
        to: day,
        milestones: z.array(milestone),
      }),
    ),
    benefits: z.array(
      z.strictObject({
        id: z.string(),
        key: z.string(),
        name: words,
        lever: z.string(),
        status: z.enum(grantStatuses),
        stage: z.string().nullable(),
        worth: wireMoney.nullable(),
        from: day,
        to: day.nullable(),
      }),
    ),
    /** Null unless warned; `recoverBy` is the last day before it ends, where it ends by itself. */
    warning: z
      .strictObject({ since: day, reasons: z.array(words), recoverBy: day.nullable() })
      .nullable(),
    /** Newest first. */
    checks: z.array(check),
    nextCheckOn: day.nullable(),
    /** What must be held now, and what without the program; counters and caps stand with the deposit. */
    deposit: z
      .strictObject({ required: wireMoney, instead: wireMoney, held: wireMoney })
      .nullable(),
    timeline: z.array(
      z.strictObject({
        id: z.string(),
        at: z.iso.datetime(),
        by: z.string().nullable(),
        kind: z.string(),
        sentence: words,
      }),
    ),
  })
  .openapi("EnrollmentDetails");

const figureOnWire = ({ label, now, needed, gap, state }: CheckFigure) => ({
  label,
  now,
  needed,
  gap,
  state,
});

function warningOnWire({ warning }: EnrollmentPage) {
  if (warning === null) return null;
  const { since, reasons, recoverBy } = warning;
  return { since, reasons, recoverBy };
}

function depositOnWire({ deposit }: EnrollmentPage) {
  if (deposit === null) return null;
  const wire = (minor: number) => toWire(money(minor, deposit.currency));
  const { requiredMinor, insteadMinor, heldMinor } = deposit;
  return { required: wire(requiredMinor), instead: wire(insteadMinor), held: wire(heldMinor) };
}

const one = defineCall({
  method: "get",
  path: "/enrollments/{id}",
  summary: "One enrollment: state, stages, milestones, benefits, timeline",
  verb: "enrollment:read",
  params: z.strictObject({ id: z.string().max(64) }),
  answer: details,
  run: async ({ actor, params: { id } }) => {
    const page = await enrollmentPage(actor, id, now());
    if (page === null) throw notFound("enrollment");
    return {
      id: page.id,
      program: page.program.slug,
      versionNumber: page.program.versionNumber,
      storeUid: page.store.uid,
      productUid: page.product?.uid ?? null,
      status: page.status,
      startsOn: page.startsOn,
      endsOn: page.endsOn,
      endedOn: page.endedOn,
      stages: page.stages.map((stage) => ({
        ...stage,
        milestones: stage.milestones.map(({ progress: _, share: __, ...rest }) => rest),
      })),
      benefits: page.grants.map(({ grantedAt: _, ...grant }) => grant),
      warning: warningOnWire(page),
      checks: page.checks.made.map(({ id: _, figures, ...made }) => ({
        ...made,
        figures: figures.map(figureOnWire),
      })),
      nextCheckOn: page.checks.nextOn,
      deposit: depositOnWire(page),
      timeline: await timeline(actor, id),
    };
  },
});

export const enrollmentCalls: readonly Call[] = [list, one];
