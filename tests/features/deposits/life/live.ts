/** Lives, chapter by chapter: with rest after every step, or with none at all. */
import { expect } from "vitest";
import type { TestStripe } from "#tests/support/stripe-sandbox";
import { stepsOf } from "./act";
import { type Deed, daysOf, type Trouble } from "./deed";
import { arm, calm, killedAtWork } from "./trouble";
import { expectTruth, type Picture, pictureOf } from "./truth";
import { drain, drainWhole, workOnce } from "./work";
import { aWorld, later, untilDay, type World } from "./world";

export type Chapter = { readonly deed: Deed; readonly trouble: Trouble | null };
export type Rush = Chapter & {
  /** Something else that happens at the same time. */
  readonly also: Deed | null;
  /** How many workers look after it, once; none: nobody. */
  readonly workers: number;
};

/** Everything has come to rest, also what ends by itself within a day; working on changes nothing. */
async function endOf(world: World): Promise<Picture> {
  await drain(world);
  await later(world, 26 * 3_600);
  await drainWhole(world);
  await expectTruth(world);
  const end = await pictureOf(world);
  await drainWhole(world);
  expect(await pictureOf(world)).toEqual(end);
  return end;
}

/**
 * A step under trouble; what it could not do is done when everything has come to rest. Of two tabs, the one
 * that Stripe hears of first meets the obligation: trouble would rightly change which.
 */
async function take(world: World, chapter: Chapter, step: () => Promise<unknown>) {
  const { deed } = chapter;
  const trouble = deed.does === "two-tabs" ? null : chapter.trouble;
  await arm(world, deed, trouble);
  let done = await step().then(
    (answer) => answer !== false,
    () => false,
  );
  if (trouble?.kind === "kill") await killedAtWork(world);
  await workOnce(world);
  await calm(world);
  await drain(world);
  for (let tries = 0; !done && tries < 3; tries += 1) {
    done = (await step()) !== false;
    await drain(world);
  }
  if (!done) throw new Error(`${deed.does} could not be done in peace`);
}

export async function lifeOf(
  stripe: TestStripe,
  chapters: readonly Chapter[],
  currency = "CNY",
): Promise<Picture> {
  const world = await aWorld(stripe, currency);
  let day = 1;
  for (const chapter of chapters) {
    await untilDay(world, day);
    for (const step of stepsOf(world, chapter.deed, day)) await take(world, chapter, step);
    day += daysOf(chapter.deed);
  }
  return endOf(world);
}

/** Whatever comes of it: the next chapter begins when nobody is ready for it. */
export async function rushOf(stripe: TestStripe, chapters: readonly Rush[]): Promise<Picture> {
  const world = await aWorld(stripe);
  let day = 1;
  for (const { deed, also, trouble, workers } of chapters) {
    await untilDay(world, day);
    await arm(world, deed, trouble);
    const both = [deed, ...(also === null ? [] : [also])];
    await Promise.all(
      both.map(async (each) => {
        for (const step of stepsOf(world, each, day)) {
          await step().catch(() => undefined);
          if (workers > 0) await workOnce(world);
        }
      }),
    );
    if (trouble?.kind === "kill") await killedAtWork(world);
    await Promise.all(Array.from({ length: workers }, () => workOnce(world)));
    day += Math.max(...both.map(daysOf));
  }
  return endOf(world);
}
