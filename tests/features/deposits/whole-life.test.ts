/** A deposit's whole life, at random, while Stripe, the network, the database and processes fail. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestStripe, type TestStripe } from "#tests/support/stripe-sandbox";
import { stepsOf } from "./life/act";
import { type Deed, daysOf, deed, type Trouble, trouble } from "./life/deed";
import { arm, calm, dismiss, killedAtWork, layCrashes } from "./life/trouble";
import { expectTruth, type Picture, pictureOf } from "./life/truth";
import { drain, drainWhole, workOnce } from "./life/work";
import { aWorld, untilDay, type World } from "./life/world";

let stripe: TestStripe;
beforeAll(async () => {
  stripe = await startTestStripe();
  await layCrashes();
});
afterAll(async () => {
  dismiss();
  await stripe.close();
});

/** `LIFE_SEED` and `LIFE_RUNS` look further than the runs that are always the same. */
const seed = Number(process.env.LIFE_SEED ?? 20_261_123);
const runs = Number(process.env.LIFE_RUNS ?? 5);

type Chapter = { readonly deed: Deed; readonly trouble: Trouble | null };

/** A step under trouble; what it could not do is done when everything has come to rest. */
async function live(world: World, step: () => Promise<unknown>, trouble: Trouble | null) {
  await arm(world, trouble);
  let done = await step().then(
    (answer) => answer !== false,
    () => false,
  );
  if (trouble?.kind === "kill") await killedAtWork(world, trouble.path);
  await workOnce(world);
  await calm(world);
  await drain(world);
  for (let tries = 0; !done && tries < 3; tries += 1) {
    done = (await step()) !== false;
    await drain(world);
  }
  if (!done) throw new Error("a step could not be done in peace");
}

async function lifeOf(chapters: readonly Chapter[]): Promise<Picture> {
  const world = await aWorld(stripe);
  let day = 1;
  for (const { deed, trouble } of chapters) {
    await untilDay(world, day);
    for (const step of stepsOf(world, deed, day)) await live(world, step, trouble);
    day += daysOf(deed);
  }
  await drainWhole(world);
  await expectTruth(world);
  const end = await pictureOf(world);
  await drainWhole(world);
  expect(await pictureOf(world)).toEqual(end);
  return end;
}

test("whatever goes wrong on the way, a life ends as it would have ended in peace", async () => {
  const chapter = fc.record({ deed, trouble: fc.option(trouble, { freq: 4 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(chapter, { minLength: 3, maxLength: 8 }), async (chapters) => {
      const inPeace = await lifeOf(chapters.map(({ deed }) => ({ deed, trouble: null })));
      expect(await lifeOf(chapters)).toEqual(inPeace);
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
}, 600_000);
