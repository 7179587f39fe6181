/** One program's page for whoever opens it: with her shop's figures for a merchant, without for a visitor. */
import { redirect } from "@remix-run/node";
import { programPage } from "~/features/applications/program-page.server";
import type { Condition } from "~/features/eligibility/conditions";
import { metricOf } from "~/features/metrics/dictionary";
import { readerOf, requireMerchant } from "~/features/people/require.server";
import { withReturnTo } from "~/features/people/return-to";
import type { RuleSources } from "~/features/programs/merchant-rules";
import { now } from "~/platform/clock.server";
import { chosenStore } from "./my-stores.server";
import { programChanges } from "./program-changes.server";
import { publicProgram } from "./public-program.server";

/** Throws the redirect to the sign-in, or a 404. */
export async function readProgram(request: Request, slug: string) {
  const reader = await readerOf(request);
  if (reader?.side === "merchant") {
    const own = await forMerchant(request, slug);
    if (own !== null) return own;
  }
  const url = new URL(request.url);
  const program = await publicProgram(slug, url.searchParams.get("at"));
  if (program === null) {
    if (reader !== null) throw new Response(null, { status: 404 });
    throw redirect(withReturnTo("/sign-in", `${url.pathname}${url.search}`));
  }
  const { name, closesOn, offer } = program;
  return { view: "public" as const, name, closesOn, headline: offer.headline, program };
}

/** Null where the marketplace knows no shop of hers: she reads what everybody reads. */
async function forMerchant(request: Request, slug: string) {
  const actor = await requireMerchant(request);
  const chosen = await chosenStore(actor, request);
  if (chosen === null) return null;
  const [page, changes] = await Promise.all([
    programPage(actor, slug, chosen.store.uid, now()),
    programChanges(actor.marketplaceId, slug),
  ]);
  if (page === null) throw new Response(null, { status: 404 });
  const { entry } = page;
  return {
    view: "merchant" as const,
    name: entry.program.name,
    headline: entry.headline,
    closesOn: entry.closesOn,
    ...chosen,
    page,
    changes,
    sources: sourcesOf(entry.conditions),
  };
}

const sourcesOf = (conditions: readonly Condition[]): RuleSources =>
  Object.fromEntries(conditions.map(({ metric }) => [metric, metricOf(metric).source]));
