/** The review queue with the case that is open beside it. */
import { applicationCase } from "~/features/applications/read-case.server";
import { reviewQuery } from "~/features/applications/review-query";
import type { StaffActor } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { caseContext } from "./case-context.server";
import { justDone, lastDecision } from "./just-done.server";
import { listReviews } from "./list-reviews.server";
import { programChoices } from "./program-choices.server";
import { neighboursOf, type OpenCase, type ReviewDesk } from "./review-desk";

/** `openId` names the case; one that does not exist here is null, as if none were asked for. */
export async function readReviewDesk(
  actor: StaffActor,
  search: URLSearchParams,
  openId: string | null,
): Promise<ReviewDesk> {
  const query = reviewQuery(search);
  const { marketplaceId } = actor;
  const [page, programs, { done, last }] = await Promise.all([
    listReviews(actor, query),
    programChoices(actor),
    sqlInTenant(marketplaceId, async (sql) => ({
      done: await justDone(sql, actor, search.get("done")),
      last: await lastDecision(sql, actor),
    })),
  ]);
  const open = openId === null ? null : await openCase(actor, openId);
  const beside = open && { ...open, ...neighboursOf(page.rows, open.of.id) };
  const { moment: _, ...list } = page;
  return { query, page: list, programs, open: beside, done, last, readerId: actor.personId };
}

async function openCase(
  actor: StaffActor,
  id: string,
): Promise<Omit<OpenCase, "next" | "previous"> | null> {
  const of = await applicationCase(actor, id, now());
  if (of === null) return null;
  const context = await caseContext(actor, {
    id,
    entityUid: of.entity.uid,
    storeUid: of.store.uid,
  });
  return {
    of,
    context,
    mayDecide: may(actor, "application:decide", actor),
    mayClaim: may(actor, "application:claim", actor),
  };
}
