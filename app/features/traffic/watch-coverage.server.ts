/** Looks ahead: running cohorts that are likely to miss the line raise an alert while there is time to act. */
import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { prisma, type Sql, sqlInTenant } from "~/platform/database.server";
import { type Day, dayOf } from "~/values/day";
import { newId } from "~/values/public-id";
import { storeAudience } from "./audience.server";
import { coverageDays, expectedCovered, isOnCourse, missingStores } from "./coverage";
import { weekRunsDays } from "./coverage-cohort";
import { cheapestLever, type Lever, type OffCourse } from "./coverage-lever";
import { steerers, writeAboutCoverage } from "./write-about-coverage.server";

type Running = {
  readonly cohort: Day;
  readonly size: number;
  readonly covered: number;
  readonly planned: number;
};
type Plan = { readonly planId: string; readonly date: Day };

const newestPlan = async (sql: Sql, marketplaceId: string): Promise<Plan | null> => {
  const [plan] = await sql<Plan[]>`
    SELECT plan_id AS "planId", date FROM traffic_plan WHERE marketplace_id = ${marketplaceId}
    ORDER BY date DESC, revision DESC LIMIT 1`;
  return plan ?? null;
};

/** Of each store, what the plan says of its guarantee and of what makes it good: the best counts. */
const verdicts = (sql: Sql, marketplaceId: string, planId: string) => sql`
  SELECT DISTINCT ON (v.store_uid) v.store_uid, v.need, v.usable_days, v.last_day,
    v.reason IN ('SELECTED_NOW', 'SELECTED_LATER') AS selected,
    v.reason IN ('NOT_SELECTED_SCARCE', 'NO_SUPPLY', 'LEFTOVER') AS scarce
  FROM traffic_verdict v
  JOIN traffic_grant t ON t.marketplace_id = v.marketplace_id AND t.grant_id = v.grant_id
  WHERE v.marketplace_id = ${marketplaceId} AND v.plan_id = ${planId}
    AND t.kind IN ('guarantee', 'make-good')
  ORDER BY v.store_uid, selected DESC, scarce DESC, v.need, v.grant_id`;

/** A store that came live less than so many days ago has not had the time to be promised anything. */
const newcomerDays = 3;

/** Cohorts that are not final, with what the newest plan keeps in the days that count. */
const runningCohorts = (sql: Sql, marketplaceId: string, today: Day, plan: Plan) => sql<Running[]>`
  SELECT c.cohort, count(*) AS size, count(c.covered_on) AS covered,
    count(*) FILTER (WHERE c.covered_on IS NULL AND CASE WHEN v.store_uid IS NULL
      THEN c.live_day + ${newcomerDays}::int4 > ${today}::date
      ELSE v.selected AND c.live_day + ${coverageDays}::int4 > ${today}::date END) AS planned
  FROM coverage_store c
  LEFT JOIN (${verdicts(sql, marketplaceId, plan.planId)}) v ON v.store_uid = c.store_uid
  WHERE c.marketplace_id = ${marketplaceId} AND c.left_out IS NULL
    AND c.cohort > ${today}::date - ${weekRunsDays}::int4
  GROUP BY c.cohort ORDER BY c.cohort`;

type Left = {
  readonly audience: string;
  readonly need: number | null;
  readonly days: number | null;
  readonly scarce: boolean | null;
};

async function offCourse(
  sql: Sql,
  marketplaceId: string,
  running: Running,
  { today, plan }: { readonly today: Day; readonly plan: Plan },
): Promise<OffCourse> {
  const left = await sql<Left[]>`
    SELECT v.need, v.scarce,
      least(v.usable_days, v.last_day - ${today}::date + 1,
        c.live_day + ${coverageDays}::int4 - ${today}::date) AS days,
      ${storeAudience(sql)} AS audience
    FROM coverage_store c
    JOIN store s ON s.marketplace_id = c.marketplace_id AND s.store_uid = c.store_uid
    LEFT JOIN (${verdicts(sql, marketplaceId, plan.planId)}) v ON v.store_uid = c.store_uid
    WHERE c.marketplace_id = ${marketplaceId} AND c.cohort = ${running.cohort} AND c.left_out IS NULL
      AND c.covered_on IS NULL AND c.live_day + ${coverageDays}::int4 > ${today}::date
      AND v.selected IS NOT TRUE
    ORDER BY v.need, c.store_uid LIMIT 20000`;
  const pools = await sql<OffCourse["pools"][number][]>`
    SELECT surface, category, region, forecast, planned, share_bps AS "shareBps",
      source = 'dead' AS dead
    FROM traffic_pool_plan WHERE marketplace_id = ${marketplaceId} AND plan_id = ${plan.planId}`;
  const shops = left.flatMap(({ need, days, scarce, audience }) =>
    scarce && need !== null && days !== null && days > 0 ? [{ need, days, audience }] : [],
  );
  const promised = left.some(({ need }) => need !== null);
  return {
    missing: missingStores({ covered: expectedCovered(running), size: running.size }),
    shops,
    pools,
    otherwise: left.length === 0 ? "too-late" : promised ? "not-by-supply" : "no-promise",
  };
}

/** True where the alert is new. One that is open is brought up to date. */
async function raise(
  sql: Sql,
  marketplaceId: string,
  running: Running,
  lever: Lever,
): Promise<boolean> {
  const { cohort, size, covered } = running;
  const [row] = await sql<{ raised: boolean }[]>`
    INSERT INTO coverage_alert ${sql({
      marketplace_id: marketplaceId,
      id: newId(),
      cohort,
      raised_at: now(),
      size,
      covered,
      expected: expectedCovered(running),
      lever: sql.json(lever),
    })}
    ON CONFLICT (marketplace_id, cohort) WHERE resolved_at IS NULL DO UPDATE
      SET size = excluded.size, covered = excluded.covered, expected = excluded.expected,
        lever = excluded.lever
    RETURNING xmax = 0 AS raised`;
  return row?.raised ?? false;
}

/** On course again, final, or without a store: nobody can or need act any more. */
async function resolve(
  sql: Sql,
  marketplaceId: string,
  onCourse: readonly Running[],
  off: readonly Running[],
): Promise<void> {
  const open = off.map(({ cohort }) => cohort);
  for (const running of onCourse)
    await sql`
      UPDATE coverage_alert SET size = ${running.size}, covered = ${running.covered},
        expected = ${expectedCovered(running)}
      WHERE marketplace_id = ${marketplaceId} AND cohort = ${running.cohort} AND resolved_at IS NULL`;
  await sql`
    UPDATE coverage_alert SET resolved_at = ${now()}
    WHERE marketplace_id = ${marketplaceId} AND resolved_at IS NULL AND NOT cohort = ANY (${open}::date[])`;
}

/**
 * The number of cohorts that are off course. Without any plan nothing is expected of anybody: then, no
 * alert is raised. Each new alert writes one letter to everybody who may steer traffic.
 */
export async function watchCoverage(actor: Actor): Promise<number> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "coverage:refresh", actor);
  const where = { id: marketplaceId };
  const { zone } = await prisma().marketplace.findUniqueOrThrow({ where });
  const today = dayOf(now(), zone);
  return sqlInTenant(marketplaceId, async (sql) => {
    const plan = await newestPlan(sql, marketplaceId);
    if (plan === null) return 0;
    const cohorts = await runningCohorts(sql, marketplaceId, today, plan);
    const off = cohorts.filter((running) => isOnCourse(running) === false);
    for (const running of off) {
      const lever = cheapestLever(await offCourse(sql, marketplaceId, running, { today, plan }));
      if (!(await raise(sql, marketplaceId, running, lever))) continue;
      const readers = await steerers(sql, marketplaceId);
      const alert = { ...running, expected: expectedCovered(running), lever };
      await writeAboutCoverage(sql, alert, { readers, zone });
    }
    const onCourse = cohorts.filter((running) => !off.includes(running));
    await resolve(sql, marketplaceId, onCourse, off);
    return off.length;
  });
}
