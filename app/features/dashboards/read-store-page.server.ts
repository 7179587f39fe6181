/** The whole of a store's page. Facts and rules may fail without taking the rest along. */
import { catalogue } from "~/features/applications/catalogue.server";
import { reviewQuery } from "~/features/applications/review-query";
import { factsOf } from "~/features/metrics/facts-of.server";
import type { StaffActor } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { enrollmentQuery } from "./enrollment-query";
import { listEnrollments } from "./list-enrollments.server";
import { listReviews } from "./list-reviews.server";
import { part } from "./part.server";
import { readStore } from "./read-store.server";
import type { StorePage } from "./store-page";

/** Null where this marketplace has no such store. */
export async function readStorePage(
  actor: StaffActor,
  storeUid: string,
): Promise<StorePage | null> {
  const of = await readStore(actor, storeUid);
  if (of === null) return null;
  const all = new URLSearchParams({ view: "all", store: storeUid, sort: "-sent" });
  const countedAt = now();
  const [facts, eligibility, applications, enrollments] = await Promise.all([
    part("facts", () => factsOf(actor, { storeUid })),
    part("eligibility", () => catalogue(actor, storeUid, countedAt)),
    listReviews(actor, reviewQuery(all)),
    listEnrollments(actor, enrollmentQuery(all)),
  ]);
  return {
    of,
    facts,
    eligibility,
    applications: applications.rows,
    enrollments: enrollments.rows,
    countedAt,
  };
}
