/** Applications: the merchant's side for keys that write for merchants, the decision for staff keys. */
import { answerForm } from "~/features/applications/answer-form.server";
import { applicationStatuses } from "~/features/applications/application";
import type { ApplicationForm } from "~/features/applications/application-case";
import { approveApplication } from "~/features/applications/approve.server";
import { applicationForm } from "~/features/applications/read-form.server";
import { reasonCodes } from "~/features/applications/reason-code";
import { rejectApplication } from "~/features/applications/reject.server";
import { requestInfo } from "~/features/applications/request-info.server";
import { startApplication } from "~/features/applications/start.server";
import { submitApplication } from "~/features/applications/submit.server";
import { taskKeys } from "~/features/applications/task";
import { withdrawApplication } from "~/features/applications/withdraw.server";
import { answerSchema } from "~/features/programs/question";
import type { Refusal } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { type Call, defineCall, type KeyActor } from "./call.server";
import { notFound, Problem, refused } from "./problem";
import { uid, words, z } from "./schemas";

const id = z.string().max(64);
const params = z.strictObject({ id });
const application = z
  .strictObject({
    id,
    status: z.enum(applicationStatuses),
    revision: z.number().int(),
    program: z.string(),
    versionNumber: z.number().int(),
    storeUid: uid,
    productUid: uid.nullable(),
    answers: z.record(z.string(), answerSchema),
    tasks: z.array(
      z.strictObject({ key: z.enum(taskKeys), status: z.string(), reason: words.nullable() }),
    ),
    submittedAt: z.iso.datetime().nullable(),
    answerBy: z.iso.datetime().nullable(),
    decision: z
      .strictObject({
        outcome: z.enum(["approved", "rejected"]),
        at: z.iso.datetime(),
        automatic: z.boolean(),
        reasonCodes: z.array(z.enum(reasonCodes)),
        note: z.string().nullable(),
      })
      .nullable(),
    enrollmentId: z.string().nullable(),
  })
  .openapi("Application");

const wire = (form: ApplicationForm) => ({
  id: form.id,
  status: form.status,
  revision: form.revision,
  program: form.program.slug,
  versionNumber: form.program.versionNumber,
  storeUid: form.store.uid,
  productUid: form.product?.uid ?? null,
  answers: form.answers,
  tasks: form.tasks.map(({ key, status, reason }) => ({ key, status, reason })),
  submittedAt: form.submittedAt,
  answerBy: form.answerBy,
  decision:
    form.decision === null
      ? null
      : {
          outcome: form.decision.outcome,
          at: form.decision.at,
          automatic: form.decision.automatic,
          reasonCodes: form.decision.reasons.map(({ code }) => code),
          note: form.decision.note,
        },
  enrollmentId: form.enrollmentId,
});

async function read(actor: KeyActor, applicationId: string) {
  const form = await applicationForm(actor, applicationId);
  if (form === null) throw notFound("application");
  return form;
}

/** `not-found` is 404, answers that do not fit are 400 with their places, every other refusal 409. */
function problemOf(refusal: Refusal, what = "application"): Problem {
  if (refusal.because === "not-found") return notFound(what);
  if (refusal.because !== "bad-answers") return refused(refusal);
  const troubles = (refusal.details?.errors ?? []) as readonly { key: string; message: string }[];
  return new Problem(400, "bad_input", "Some answers do not fit; see errors.", {
    errors: troubles.map(({ key, message }) => ({
      pointer: `/answers/${key}`,
      code: "bad_answer",
      message,
    })),
  });
}

const start = defineCall({
  method: "post",
  path: "/applications",
  summary: "Begin an application, or go on with the one that is open, and fill it in",
  verb: "application:write",
  status: 201,
  body: z.strictObject({
    program: z.string().max(63),
    storeUid: uid,
    productUid: uid.optional(),
    /** By question key; amounts in minor units. */
    answers: z.record(z.string().max(64), answerSchema).optional(),
    /** The merchant has accepted the agreement of the version in force. */
    agreed: z.boolean().optional(),
  }),
  answer: application,
  run: async ({ actor, body: { program, storeUid, productUid, answers, agreed } }) => {
    const product = productUid === undefined ? {} : { productUid };
    const started = await startApplication(actor, { slug: program, storeUid, ...product });
    if (!started.ok) throw problemOf(started, "program or store");
    const { applicationId } = started;
    const filled = await answerForm(actor, applicationId, { answers, agreed: agreed === true });
    if (!filled.ok) throw problemOf(filled);
    return wire(await read(actor, applicationId));
  },
});

const one = defineCall({
  method: "get",
  path: "/applications/{id}",
  summary: "One application",
  verb: "application:read",
  params,
  answer: application,
  run: async ({ actor, params: { id } }) => wire(await read(actor, id)),
});

const revised = z.strictObject({
  /** Of the application as it was read; without it, as it is now. */
  revision: z.number().int().positive().optional(),
});

const submit = defineCall({
  method: "post",
  path: "/applications/{id}/submit",
  summary: "Send it: screened at once with the facts of the moment",
  verb: "application:submit",
  params,
  body: revised,
  answer: application,
  run: async ({ actor, params: { id }, body, request }) => {
    const revision = body.revision ?? (await read(actor, id)).revision;
    const key = request.headers.get("idempotency-key") ?? newId();
    const outcome = await submitApplication(actor, id, { revision, key });
    if (!outcome.ok) throw problemOf(outcome);
    return wire(await read(actor, id));
  },
});

const withdraw = defineCall({
  method: "post",
  path: "/applications/{id}/withdraw",
  summary: "Take it back, at any time before it is decided",
  verb: "application:withdraw",
  params,
  body: revised,
  answer: application,
  run: async ({ actor, params: { id }, body }) => {
    const revision = body.revision ?? (await read(actor, id)).revision;
    const outcome = await withdrawApplication(actor, id, { revision });
    if (!outcome.ok) throw problemOf(outcome);
    return wire(await read(actor, id));
  },
});

const decide = defineCall({
  method: "post",
  path: "/applications/{id}/decisions",
  summary: "Approve, reject, or ask for changes",
  verb: "application:decide",
  params,
  status: 201,
  body: z.strictObject({
    verdict: z.enum(["approve", "reject", "request_info"]),
    revision: z.number().int().positive().optional(),
    reasonCodes: z.array(z.enum(reasonCodes)).max(10).optional(),
    /** To the merchant; with `request_info`, what should be changed. */
    note: z.string().max(2_000).optional(),
    /** With `request_info`: the tasks that open again. */
    tasks: z.array(z.enum(taskKeys)).max(5).optional(),
  }),
  answer: application,
  run: async ({ actor, params: { id }, body }) => {
    const { verdict, reasonCodes: codes = [], note, tasks = ["plan"] } = body;
    const revision = body.revision ?? (await read(actor, id)).revision;
    const said = note === undefined ? {} : { note };
    const items = tasks.map((task) => ({ task, message: note ?? "" }));
    const outcome = await (verdict === "approve"
      ? approveApplication(actor, id, { revision })
      : verdict === "reject"
        ? rejectApplication(actor, id, { revision, reasonCodes: codes, ...said })
        : requestInfo(actor, id, { revision, items }));
    if (!outcome.ok) throw problemOf(outcome);
    return wire(await read(actor, id));
  },
});

export const applicationCalls: readonly Call[] = [start, one, submit, withdraw, decide];
