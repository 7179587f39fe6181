import { outline } from "~/features/eligibility/sentence";
import { marketOf } from "~/features/programs/market.server";
import type { ProgramChange } from "~/features/programs/program-change";
import { programBySlug, versionsOf } from "~/features/programs/read.server";
import { ruleChanges } from "~/features/programs/rule-changes";
import { entryRule } from "~/features/programs/terms";
import { sqlInTenant } from "~/platform/database.server";

/** What changed from version to version of a program's entry rule, newest first. */
export async function programChanges(
  marketplaceId: string,
  slug: string,
): Promise<readonly ProgramChange[]> {
  const { currency } = await marketOf(marketplaceId);
  const versions = await sqlInTenant(marketplaceId, async (sql) => {
    const program = await programBySlug(sql, slug);
    return program === null ? [] : versionsOf(sql, program.id);
  });
  return versions.map(({ number, publishedAt, rules }, index) => {
    const before = versions[index + 1];
    const words = (of: typeof rules) => outline(entryRule(of), { currency });
    const sentences = before === undefined ? [] : ruleChanges(words(before.rules), words(rules));
    return { number, publishedAt, first: before === undefined, sentences };
  });
}
