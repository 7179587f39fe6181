/** What anybody may read of a program: its offer and its rules, without a shop's figures. */
import { applyDays } from "~/features/applications/apply-days";
import { type DescribedRule, outline } from "~/features/eligibility/sentence";
import type { Offer } from "~/features/programs/kind";
import { isOffered } from "~/features/programs/program";
import { type OfferedProgram, programBySlug } from "~/features/programs/read.server";
import { entryRule } from "~/features/programs/terms";
import { now } from "~/platform/clock.server";
import { prisma, sqlInTenant } from "~/platform/database.server";
import { type Day, dayOf, type Zone } from "~/values/day";
import type { Currency } from "~/values/money";
import type { Words } from "~/values/words";

export type PublicProgram = {
  readonly market: {
    readonly slug: string;
    readonly name: string;
    readonly currency: Currency;
    readonly zone: Zone;
  };
  readonly slug: string;
  readonly name: Words;
  readonly summary: Words;
  readonly offer: Offer;
  readonly rules: DescribedRule;
  readonly versionNumber: number;
  readonly publishedAt: Date;
  readonly closesOn: Day | null;
};

/**
 * The program of that name in the marketplace of that slug. Without one: in the only marketplace that
 * offers it, or null where several do and the address does not say which.
 */
export async function publicProgram(
  slug: string,
  marketSlug: string | null,
): Promise<PublicProgram | null> {
  const markets = await prisma().marketplace.findMany({
    where: marketSlug === null ? {} : { slug: marketSlug },
    select: { id: true, slug: true, name: true, currency: true, zone: true },
    orderBy: { slug: "asc" },
    take: 20,
  });
  const found = await Promise.all(
    markets.map(async (market) => {
      const program = await sqlInTenant(market.id, (sql) => programBySlug(sql, slug));
      return program !== null && isOffered(program.state) ? [shown(program, market)] : [];
    }),
  );
  const offered = found.flat();
  return offered.length === 1 ? (offered[0] ?? null) : null;
}

function shown(
  { slug, kind, version }: OfferedProgram,
  { id: _, ...market }: PublicProgram["market"] & { readonly id: string },
): PublicProgram {
  const { currency, zone } = market;
  const { closesOn } = applyDays(kind, version, dayOf(now(), zone));
  return {
    market,
    slug,
    name: version.name,
    summary: kind.summary(version.settings, currency),
    offer: kind.offer(version.settings, currency),
    rules: outline(entryRule(version.rules), { currency }),
    versionNumber: version.number,
    publishedAt: version.publishedAt,
    closesOn,
  };
}
