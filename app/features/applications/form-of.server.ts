/** The form of an application, put together from its rows; what staff and merchant read in common. */
import type { Market } from "~/features/programs/market.server";
import type { Tx } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import type { ApplicationForm, DecisionForMerchant, InfoRequestView } from "./application-case";
import { evidenceView } from "./attach.server";
import { askedSchema, type FilledApplication, filledOf } from "./filled.server";
import { knownDetails } from "./known-details";
import { type ReasonCode, reasonWords } from "./reason-code";
import type { ApplicationRow } from "./row.server";
import { taskList } from "./task-list";

export async function formOf(
  tx: Tx,
  market: Market,
  row: ApplicationRow,
): Promise<ApplicationForm> {
  const filled = await filledOf(tx, row, market);
  const { marketplaceId, id } = row;
  const subject = await subjectOf(tx, row);
  const evidence = await tx.evidence.findMany({
    where: { marketplaceId, applicationId: id, removedAt: null },
    orderBy: { id: "asc" },
  });
  const infoRequest = await openRequest(tx, row);
  const decision = await finalDecision(tx, row);
  const enrollment = await tx.enrollment.findUnique({
    where: { marketplaceId_applicationId: { marketplaceId, applicationId: id } },
    select: { id: true },
  });
  const { kind, version } = filled.program;
  const waiting = ["SUBMITTED", "SCREENING", "IN_REVIEW"].includes(row.status);
  return {
    id: publicId("application", id),
    status: row.status,
    revision: row.revision,
    savedAt: row.savedAt,
    program: programOf(filled),
    store: { uid: subject.store.storeUid, name: subject.store.name },
    product:
      subject.product === null
        ? null
        : { uid: subject.product.productUid, title: subject.product.title },
    known: knownDetails(subject.store, subject.entity, market.zone),
    tasks: taskList(filled),
    answers: filled.answers,
    evidence: evidence.map(evidenceView),
    agreement: {
      points: kind.agreement(version.settings, market.currency),
      acceptedAt: filled.agreed ? row.agreedAt : null,
    },
    infoRequest,
    submittedAt: row.submittedAt,
    answerBy: waiting ? row.answerBy : null,
    decision,
    enrollmentId: enrollment === null ? null : publicId("enrollment", enrollment.id),
  };
}

const programOf = ({ program: { id, slug, kind, version } }: FilledApplication) => ({
  id: publicId("program", id),
  slug,
  kind: kind.code,
  name: version.name,
  versionNumber: version.number,
});

export async function subjectOf(tx: Tx, row: ApplicationRow) {
  const { marketplaceId, storeUid, entityUid, productUid } = row;
  const store = await tx.store.findUniqueOrThrow({
    where: { marketplaceId_storeUid: { marketplaceId, storeUid } },
  });
  const entity = await tx.legalEntity.findUnique({
    where: { marketplaceId_entityUid: { marketplaceId, entityUid } },
  });
  const product =
    productUid === null
      ? null
      : await tx.product.findUnique({
          where: { marketplaceId_productUid: { marketplaceId, productUid } },
        });
  return { store, entity, product };
}

async function openRequest(tx: Tx, row: ApplicationRow): Promise<InfoRequestView | null> {
  const { marketplaceId, id: applicationId } = row;
  const request = await tx.infoRequest.findFirst({
    where: { marketplaceId, applicationId, answeredAt: null, lapsedAt: null },
  });
  if (request === null) return null;
  const { id, askedAt, dueAt, items } = request;
  return { id, askedAt, dueAt, items: askedSchema.parse(items) };
}

/** Only once it is final: what may still be taken back has not been said. */
async function finalDecision(tx: Tx, row: ApplicationRow): Promise<DecisionForMerchant | null> {
  const { marketplaceId, id: applicationId } = row;
  if (row.closedAt === null || row.decidedAt === null) return null;
  const decision = await tx.decision.findFirst({
    where: { marketplaceId, applicationId, verdict: { in: ["approved", "rejected"] }, undo: null },
    orderBy: { at: "desc" },
  });
  if (decision === null) return null;
  const { verdict, at, actorKind, reasonCodes, note } = decision;
  return {
    outcome: verdict === "approved" ? "approved" : "rejected",
    at,
    automatic: actorKind === "automatic",
    reasons: (reasonCodes as ReasonCode[]).map((code) => ({ code, words: reasonWords[code] })),
    note,
  };
}
