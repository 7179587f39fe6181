/** What the rules in force say of one store, program by program. */
import type { Actor } from "~/features/people/actor";
import { isOffered } from "~/features/programs/program";
import { storeInView } from "./own-standing.server";
import { bestStanding, type Standing } from "./standing";

export type ProgramEligibility = Pick<Standing, "explanation" | "product" | "closeness"> & {
  readonly slug: string;
  readonly ruleVersion: number;
  readonly evaluatedAt: Date;
};

/** Null where there is no such store, or it is not the actor's; empty where no program has the slug. */
export async function eligibilityOf(
  actor: Actor,
  storeUid: string,
  at: Date,
  slug?: string,
): Promise<readonly ProgramEligibility[] | null> {
  const view = await storeInView(actor, storeUid, at);
  if (view === null) return null;
  return view.programs
    .filter((program) => (slug === undefined ? isOffered(program.state) : program.slug === slug))
    .map(({ slug: name, version }) => {
      const { rules } = version;
      const standing = bestStanding(rules, view.facts, view.products, view.market.currency);
      const { explanation, product, closeness } = standing;
      const ruleVersion = version.number;
      return { slug: name, ruleVersion, evaluatedAt: at, explanation, product, closeness };
    });
}
