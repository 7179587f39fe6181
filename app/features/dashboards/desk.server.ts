import { countOpenDays } from "~/features/payments/reconciliation-days.server";
import type { StaffActor } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { readerOf } from "~/features/people/require.server";
import { sqlInTenant } from "~/platform/database.server";
import type { StaffPage } from "~/ui/shell/staff-pages";
import { countReviews } from "./count-reviews.server";
import { depositsWaiting } from "./deposit-needs.server";
import { momentOf } from "./moment.server";
import type { Desk } from "./staff-desk";

/** The pages this person may open, and how many cases wait. */
export async function readDesk(request: Request, actor: StaffActor): Promise<Desk> {
  const [reader, moment, deposits] = await Promise.all([
    readerOf(request),
    momentOf(actor.marketplaceId),
    depositsWaiting(actor),
  ]);
  const reconciles = may(actor, "reconciliation:read", actor);
  const [waiting, openDays] = await sqlInTenant(actor.marketplaceId, (sql) =>
    Promise.all([
      countReviews(sql, actor, { view: "waiting" }, moment),
      reconciles ? countOpenDays(sql, actor) : null,
    ]),
  );
  const opens = (page: StaffPage, allowed: boolean): readonly StaffPage[] =>
    allowed ? [page] : [];
  const settings = may(actor, "colleague:read", actor) || may(actor, "key:read", actor);
  return {
    marketplace: reader?.marketplaceName ?? "Slipway",
    person: actor.name,
    changes: (reader?.marketplaceCount ?? 1) > 1,
    pages: [
      "overview",
      "reviews",
      "enrollments",
      "programs",
      ...opens("coverage", may(actor, "coverage:read", actor)),
      ...opens("traffic", may(actor, "traffic:read", actor)),
      "deposits",
      ...opens("reconciliation", reconciles),
      ...opens("audit", may(actor, "audit:read", actor)),
      "merchants",
      ...opens("imports", may(actor, "import:read", actor)),
      ...opens("jobs", may(actor, "jobs:read", actor)),
      ...opens("settings", settings),
    ],
    counts: { reviews: waiting.count, deposits, reconciliation: openDays?.count ?? 0 },
  };
}
