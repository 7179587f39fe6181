/** Cold-start coverage by weekly cohort, as other programs read it. */
import { coverageTarget } from "~/features/traffic/coverage";
import {
  coverageTable,
  coverageTableGroups,
  mostWeeks,
} from "~/features/traffic/coverage-table.server";
import { isDay } from "~/values/day";
import { type Call, defineCall } from "./call.server";
import { Problem } from "./problem";
import { z } from "./schemas";

const day = z.string().refine(isDay, "a day such as 2026-11-16");
const count = z.int().nonnegative();
const share = z.int().min(0).max(10_000).nullable();

const row = z
  .strictObject({
    /** The Monday of the local week in which the stores opened. */
    cohort: z.string(),
    /** The category, region or surface; null where weeks are asked for whole, `-` where it is not known. */
    segment: z.string().nullable(),
    size: count,
    covered: count,
    effective: count,
    success: count,
    /** Of `covered` in `size`, in basis points; null where there is no cohort. */
    rate: share,
    /** The 95 % interval of the rate (Wilson). */
    low: share,
    high: share,
    /** By counts: strictly above the target; null where there is no cohort. */
    aboveTarget: z.boolean().nullable(),
    /** Not final yet: the week ended less than 14 days ago. */
    provisional: z.boolean(),
  })
  .openapi("CoverageRow");

const coverage = defineCall({
  method: "get",
  path: "/coverage",
  summary: `Coverage of weekly cohorts from one day's week to another's, oldest first; at most ${mostWeeks} weeks`,
  verb: "coverage:read",
  query: z.strictObject({
    from: day.optional(),
    to: day.optional(),
    group: z.enum(coverageTableGroups).default("week"),
  }),
  answer: z.strictObject({ target: z.int(), data: z.array(row), nextCursor: z.null() }),
  run: async ({ actor, query }) => {
    const rows = await coverageTable(actor, query);
    if (rows === null)
      throw new Problem(400, "bad_range", `From a day to a later one, at most ${mostWeeks} weeks.`);
    const data = rows.map(({ cohort, segment, counts, rate, low, high, standing, final }) => ({
      ...{ cohort, segment, size: counts.member, covered: counts.covered },
      ...{ effective: counts.effective, success: counts.success, rate, low, high },
      aboveTarget: standing === "no-cohort" ? null : standing !== "below",
      provisional: !final,
    }));
    return { target: coverageTarget, data, nextCursor: null };
  },
});

export const coverageCalls: readonly Call[] = [coverage];
