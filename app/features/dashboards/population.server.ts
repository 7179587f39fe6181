/** What the rules in force say of every store at once: one statement for all programs. */
import type { StaffActor } from "~/features/people/actor";
import type { OfferedProgram } from "~/features/programs/read.server";
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { Moment } from "./moment.server";
import type { PopulationAnswer } from "./overview";

export type Population = {
  /** By program slug. */
  readonly answers: ReadonlyMap<string, PopulationAnswer>;
  readonly factsOf: Day | null;
};

export async function populationAnswers(
  _sql: Sql,
  _actor: StaffActor,
  _programs: readonly OfferedProgram[],
  _moment: Moment,
): Promise<Population> {
  return { answers: new Map(), factsOf: null };
}
