/** A deposit's whole life, at random, while Stripe, the network, the database and processes fail. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { standardPolicy } from "~/features/deposits/policy";
import { type Deed, lives, trouble, troubleOrDeath } from "./life/deed";
import { lifeOf, rushOf } from "./life/live";
import { dismiss, layCrashes } from "./life/trouble";
import type { Picture } from "./life/truth";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await startTestStripe();
  await layCrashes();
});
afterAll(async () => {
  dismiss();
  await stripe.close();
});

/** `LIFE_SEED` and `LIFE_RUNS` look further than the lives that are always the same. */
const seed = Number(process.env.LIFE_SEED ?? 20_261_123);
const runs = (usual: number) => Number(process.env.LIFE_RUNS ?? usual);
const asUsual = process.env.LIFE_SEED === undefined && process.env.LIFE_RUNS === undefined;

/** On a machine that is busy with other things, fewer lives are looked at; one always is. */
const patienceMs = 240_000;
function untilLate<Life>(live: (life: Life) => Promise<void>): (life: Life) => Promise<void> {
  const began = performance.now();
  return async (life) => (performance.now() - began > patienceMs ? undefined : live(life));
}

const seen: Picture[] = [];
const kinds = (pictures: readonly Picture[]) =>
  new Set(pictures.flatMap(({ movements = [] }) => movements.map((line) => line.split(" ")[0])));
/** Random lives may be dull; together these must have seen everything that money can do. */
const allKinds = ["charge", "refund", "refund_failure", "dispute"];

test("whatever goes wrong on the way, a life ends as it would have ended in peace", async () => {
  const chapters = lives((deed) => fc.record({ deed, trouble: fc.option(trouble, { freq: 4 }) }));
  await fc.assert(
    fc.asyncProperty(
      chapters,
      untilLate(async (chapters) => {
        const inPeace = await lifeOf(
          stripe,
          chapters.map(({ deed }) => ({ deed, trouble: null })),
        );
        expect(await lifeOf(stripe, chapters)).toEqual(inPeace);
        seen.push(inPeace);
      }),
    ),
    { seed, numRuns: runs(3) },
  );
}, 900_000);

test("in any haste, with two things at once and workers killed, nothing is lost or done twice", async () => {
  const chapters = lives((deed) =>
    fc.record({
      deed,
      also: fc.option(deed, { freq: 2 }),
      trouble: fc.option(troubleOrDeath, { freq: 4 }),
      workers: fc.nat({ max: 2 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      chapters,
      untilLate(async (chapters) => {
        seen.push(await rushOf(stripe, chapters));
      }),
    ),
    { seed, numRuns: runs(4) },
  );
  if (asUsual && seen.length === runs(3) + runs(4))
    expect([...kinds(seen)]).toEqual(expect.arrayContaining(allKinds));
}, 900_000);

test("51: a deposit in yen: paid, given back in part, charged again, deducted from, and left", async () => {
  const deeds: Deed[] = [
    { does: "checkout", pays: "pm_card_visa" },
    { does: "excess", percent: 50 },
    { does: "relief-ends" },
    { does: "charge", passes: true },
    { does: "deduct", amountMinor: 333, answer: null },
    { does: "leave" },
  ];
  const end = await lifeOf(
    stripe,
    deeds.map((deed) => ({ deed, trouble: null })),
    "JPY",
  );
  const base = standardPolicy("JPY").schedule.base.beauty?.SOLE_TRADER;
  expect(end.lots).toEqual([`card | ${base} | 0 | ${base} | 0`, "card | 700 | 0 | 367 | 0"]);
  expect(end.balances).toEqual([
    "deduction-income | 333",
    "stripe-balance | 255",
    "stripe-fees | 78",
  ]);
}, 120_000);

test("45: a chargeback that ends as prevented without its money coming back is lost", async () => {
  const deeds: Deed[] = [
    { does: "checkout", pays: "pm_card_visa" },
    { does: "chargeback", nth: 0, inquiry: false },
    { does: "close", nth: 0, ending: "prevented" },
  ];
  const end = await lifeOf(
    stripe,
    deeds.map((deed) => ({ deed, trouble: null })),
  );
  expect(end.held).toEqual(["LOST | 200000 | 0"]);
  expect(end.standing).toEqual(["200000 | 0 | false"]);
}, 180_000);
