/** The programs of the overview: counts that are rows of lists, and the population's answers. */
import { leftOf } from "~/features/budgets/budget";
import type { StaffActor } from "~/features/people/actor";
import { type OfferedProgram, programsInForce } from "~/features/programs/read.server";
import { sqlInTenant } from "~/platform/database.server";
import { countReviewsByProgram } from "./count-reviews.server";
import { countEnrollmentsByProgram } from "./matching-enrollments.server";
import type { Moment } from "./moment.server";
import type { ProgramLine, ProgramLines } from "./overview";
import { populationAnswers } from "./population.server";

export function programLines(actor: StaffActor, moment: Moment): Promise<ProgramLines> {
  return sqlInTenant(actor.marketplaceId, async (sql) => {
    const programs = await programsInForce(sql);
    const open = await countReviewsByProgram(sql, actor, { view: "open" }, moment);
    const enrolled = await countEnrollmentsByProgram(sql, actor, { view: "running" });
    const { answers, factsOf } = await populationAnswers(sql, actor, programs, moment);
    const lines = programs.map(
      (program): ProgramLine => ({
        slug: program.slug,
        name: program.version.name,
        openApplications: open.get(program.slug) ?? 0,
        enrolled: enrolled.get(program.slug) ?? 0,
        places: placesOf(program, enrolled.get(program.slug) ?? 0),
        population: answers.get(program.slug) ?? null,
      }),
    );
    return { lines, factsOf, countedAt: moment.now };
  });
}

function placesOf({ kind, version }: OfferedProgram, taken: number): ProgramLine["places"] {
  const limit = kind.limits(version.settings).find(({ unit }) => unit === "places");
  const left = leftOf(limit ?? null, taken);
  return limit === undefined || left === null ? null : { taken, all: limit.amount };
}
