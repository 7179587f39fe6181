/** Random lives in deposit-relief, with rounds doubled, cut short and side by side, against a small model. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { advanceEnrollments } from "~/features/enrollments/advance.server";
import { setClock } from "~/platform/clock.server";
import { addDays } from "~/values/day";
import { aMarketWithDeposits, type Enrolled, early, type MarketWithDeposits } from "./inside";
import { type DayFacts, type ModelShop, modelDay, modelShop } from "./relief-model";

const shopsIn = 8;
const dayFacts: fc.Arbitrary<DayFacts> = fc.record({
  score: fc.oneof(
    { arbitrary: fc.constantFrom(455, 459, 460, 465, 469, 470, 480), weight: 9 },
    { arbitrary: fc.constant(null), weight: 1 },
  ),
  points: fc.oneof(
    { arbitrary: fc.constant(0), weight: 12 },
    { arbitrary: fc.constantFrom(1, 3), weight: 3 },
    { arbitrary: fc.constant(4), weight: 1 },
  ),
  serious: fc.oneof(
    { arbitrary: fc.constant(false), weight: 30 },
    { arbitrary: fc.constant(true), weight: 1 },
  ),
  stale: fc.oneof(
    { arbitrary: fc.constant(false), weight: 12 },
    { arbitrary: fc.constant(true), weight: 1 },
  ),
});
const step = fc.record({
  days: fc.integer({ min: 2, max: 24 }),
  how: fc.constantFrom("once", "twice", "together", "cut short", "late clock"),
  facts: fc.array(dayFacts, { minLength: shopsIn, maxLength: shopsIn }),
});

async function round({ clock }: MarketWithDeposits, day: string, how: string): Promise<void> {
  const all = (atOnce: number) => advanceEnrollments(clock, day, { atOnce });
  if (how === "together") await Promise.all([all(2), all(3), all(1)]);
  if (how === "cut short") {
    const cut = new AbortController();
    const progress = async () => cut.abort();
    await advanceEnrollments(clock, day, { atOnce: 3, signal: cut.signal, progress });
  }
  await all(1_000);
  if (how === "twice") expect(await all(1_000)).toBe(0);
  if (how === "late clock") expect(await advanceEnrollments(clock, addDays(day, -1))).toBe(0);
}

/** Of all shops in one question, in their order. */
const inBooks = ({ inside }: MarketWithDeposits, shops: readonly Enrolled[]) =>
  inside(
    (sql) => sql<ReturnType<typeof inModel>[]>`
      SELECT e.status, e.ends_on AS "endsOn", e.ended_on AS "endedOn", (
        SELECT count(*)::int FROM enrollment_check c
        WHERE c.enrollment_id = e.id AND c.monthly) AS monthly
      FROM unnest(${shops.map(({ storeUid }) => storeUid)}::text[]) WITH ORDINALITY AS s (uid, at)
      JOIN enrollment e ON e.store_uid = s.uid ORDER BY s.at`,
  );
const inModel = ({ status, endsOn, endedOn, monthly }: ModelShop) => ({
  status,
  endsOn,
  endedOn,
  monthly,
});

test("every life ends as the model says, whatever becomes of the rounds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const market = await aMarketWithDeposits();
      const shops: Enrolled[] = [];
      for (let at = 0; at < shopsIn; at += 1) shops.push(await market.enrolled("deposit-relief"));
      const models = shops.map(() => modelShop("2026-11-24"));
      let day = "2026-11-24";
      setClock(early(day, market.zone));
      await round(market, day, "once");
      for (const shop of shops) await shop.pay(60_000);
      for (const { days, how, facts } of steps) {
        day = addDays(day, days);
        setClock(early(day, market.zone));
        for (const [at, shop] of shops.entries()) {
          const known = facts[at];
          const model = models[at];
          if (known === undefined || model === undefined) throw new Error("no such shop");
          modelDay(model, day, known);
          await shop.know(known.stale ? addDays(day, -2) : day, {
            experience_score: known.score,
            violation_points_90d: known.points,
            has_open_serious_violation: known.serious,
          });
        }
        await round(market, day, how);
        expect([day, ...(await inBooks(market, shops))]).toEqual([day, ...models.map(inModel)]);
      }
    }),
    // A life takes seconds: the first that goes wrong is reported as it is.
    { numRuns: 4, endOnFailure: true },
  );
}, 240_000);
