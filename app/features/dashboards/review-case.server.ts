/** A reviewer's form, carried out: one command of the applications room each. */
import { approveApplication } from "~/features/applications/approve.server";
import { claimApplication } from "~/features/applications/claim.server";
import { viewEvidence } from "~/features/applications/read-evidence.server";
import { rejectApplication } from "~/features/applications/reject.server";
import { requestInfo } from "~/features/applications/request-info.server";
import type { ReviewForm } from "~/features/applications/review-form";
import { undoDecision } from "~/features/applications/undo.server";
import type { StaffActor } from "~/features/people/actor";
import type { Verb } from "~/features/people/may";
import { sqlInTenant } from "~/platform/database.server";
import { type Outcome, refuse } from "~/values/outcome";
import { uuidOf } from "~/values/public-id";

export const verbOf: Readonly<Record<ReviewForm["intent"], Verb>> = {
  approve: "application:decide",
  reject: "application:decide",
  "request-info": "application:decide",
  undo: "application:decide",
  claim: "application:claim",
  view: "evidence:read",
};

/** What stands between a yes and a file that nobody has looked at: a word of why. */
async function unviewed(actor: StaffActor, applicationId: string): Promise<number> {
  const id = uuidOf("application", applicationId);
  const [row] = await sqlInTenant(
    actor.marketplaceId,
    (sql) => sql<{ count: number }[]>`
      SELECT count(*) AS count FROM evidence e
      WHERE e.marketplace_id = ${actor.marketplaceId} AND e.application_id = ${id}
        AND e.removed_at IS NULL
        AND NOT EXISTS (SELECT FROM evidence_viewed_by v
          WHERE v.marketplace_id = e.marketplace_id AND v.evidence_id = e.id
            AND v.person_id = ${actor.personId})`,
  );
  return row?.count ?? 0;
}

const given = <Key extends string>(key: Key, text: string | undefined) =>
  text === undefined ? {} : ({ [key]: text } as Record<Key, string>);

export async function reviewCase(
  actor: StaffActor,
  applicationId: string,
  form: ReviewForm,
): Promise<Outcome<object>> {
  switch (form.intent) {
    case "approve": {
      const { revision, internalNote } = form;
      if (internalNote === undefined && (await unviewed(actor, applicationId)) > 0)
        return refuse("evidence-not-viewed");
      const note = given("internalNote", internalNote);
      return approveApplication(actor, applicationId, { revision, ...note });
    }
    case "reject":
      return rejectApplication(actor, applicationId, {
        revision: form.revision,
        reasonCodes: form.reasonCodes,
        ...given("note", form.note),
        ...given("internalNote", form.internalNote),
      });
    case "request-info":
      return requestInfo(actor, applicationId, {
        revision: form.revision,
        items: form.tasks.map((task) => ({ task, message: form.messages?.[task] ?? "" })),
      });
    case "claim":
      return claimApplication(actor, applicationId);
    case "view":
      return viewEvidence(actor, form.evidence);
    case "undo":
      return undoDecision(actor, form.decision);
  }
}
