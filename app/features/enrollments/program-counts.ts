/** How often a business was in a kind, and how much a store is in now: what rules may ask of programs. */
import {
  type ExclusionGroup,
  exclusionGroups,
  type KindCode,
  kindCodes,
} from "~/features/metrics/dictionary";
import type { Fact, Facts } from "~/features/metrics/fact";
import { kindOf } from "~/features/programs/kinds";
import type { Day } from "~/values/day";

export type ProgramCounts = {
  /** Of the legal entity and its related ones, by kind. */
  readonly prior: Readonly<Partial<Record<KindCode, number>>>;
  /** Of the store, running, by kind. */
  readonly active: Readonly<Partial<Record<KindCode, number>>>;
};

export const kindsIn = (group: ExclusionGroup): readonly KindCode[] =>
  kindCodes.filter((code) => kindOf(code).groups.includes(group));

export function countFacts({ prior, active }: ProgramCounts, asOf: Day): Facts {
  const fact = (value: number): Fact => ({ value, sample: null, asOf, source: "computed" });
  const inGroup = (group: ExclusionGroup): number =>
    kindsIn(group).reduce((sum, code) => sum + (active[code] ?? 0), 0);
  return Object.fromEntries([
    ...kindCodes.map((code) => [`program.priorCount(${code})`, fact(prior[code] ?? 0)]),
    ...exclusionGroups.map((group) => [`program.activeCount(${group})`, fact(inGroup(group))]),
  ]) as Facts;
}
