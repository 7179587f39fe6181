/** One program for one store (M2). */
import { outline } from "~/features/eligibility/sentence";
import type { Actor } from "~/features/people/actor";
import { isOffered } from "~/features/programs/program";
import { versionsOf } from "~/features/programs/read.server";
import { entryRule } from "~/features/programs/terms";
import { sqlInTenant } from "~/platform/database.server";
import { entryOf } from "./catalogue.server";
import { storeInView } from "./own-standing.server";
import type { ProductStanding, ProgramPage } from "./program-page";
import { type Standing, standingsOf } from "./standing";
import { isWatching } from "./watch.server";

/** Null where there is no such program or store, or the program is neither offered nor joined. */
export async function programPage(
  actor: Actor,
  slug: string,
  storeUid: string,
  at: Date,
): Promise<ProgramPage | null> {
  const view = await storeInView(actor, storeUid, at);
  const program = view?.programs.find((each) => each.slug === slug);
  if (view === null || program === undefined) return null;
  const entry = entryOf(program, view, at);
  if (!isOffered(program.state) && entry.enrollment === null) return null;
  const { kind, version } = program;
  const { currency } = view.market;
  const { versions, watching } = await sqlInTenant(actor.marketplaceId, async (sql) => ({
    versions: await versionsOf(sql, program.id),
    watching: await isWatching(sql, actor, program.id, storeUid),
  }));
  const standings =
    version.rules.enterProduct === null
      ? []
      : standingsOf(version.rules, view.facts, view.products, currency);
  return {
    entry,
    offer: kind.offer(version.settings, currency),
    rules: outline(entryRule(version.rules), { currency }),
    stages: kind.stages(version.settings, view.facts),
    agreement: kind.agreement(version.settings, currency),
    products: standings.flatMap(productStanding),
    versions: versions.map(({ number, publishedAt, reason }) => ({ number, publishedAt, reason })),
    watching,
  };
}

const productStanding = ({ product, explanation, met, conditions }: Standing): ProductStanding[] =>
  product === null
    ? []
    : [{ ...product, outcome: explanation.outcome, met, all: conditions.length }];
