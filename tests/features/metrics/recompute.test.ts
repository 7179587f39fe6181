import fc from "fast-check";
import { expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { factsOf } from "~/features/metrics/facts-of.server";
import { recompute } from "~/features/metrics/recompute.server";
import { automatic } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { addDays, dayOf } from "~/values/day";
import {
  clockChanges,
  consistent,
  type LineRecord,
  lineKey,
  lineRecord,
  newest,
  type ReturnRecord,
  returnKey,
  returnRecord,
} from "./support/events";
import { factsByHand } from "./support/facts-by-hand";
import { imported } from "./support/imports";

const refresher = ({ id }: TestMarketplace) => automatic(id, "facts-refresher");
const openStores = ({ id }: TestMarketplace) =>
  imported(
    id,
    "stores",
    ["s1", "s2", "s3"].map((storeUid) => ({
      storeUid,
      entityUid: "e1",
      name: storeUid,
      openedAt: "2005-01-01T00:00:00Z",
      primaryCategory: "food",
    })),
  );

type Step =
  | { readonly dataset: "orders"; readonly records: readonly LineRecord[] }
  | { readonly dataset: "returns"; readonly records: readonly ReturnRecord[] };

const tell = async ({ id }: TestMarketplace, { dataset, records }: Step) =>
  records.length > 0 && imported(id, dataset, records);

/** Everything that events leave behind, as text: equal states are equal texts. */
async function stateOf({ id }: TestMarketplace): Promise<string> {
  const rows = await sqlInTenant(id, async (sql) => [
    await sql`SELECT to_jsonb(l) - 'marketplace_id' AS row FROM order_line l ORDER BY order_uid, line_no`,
    await sql`SELECT to_jsonb(r) - 'marketplace_id' AS row FROM order_return r ORDER BY return_uid`,
    await sql`SELECT to_jsonb(d) - 'marketplace_id' AS row FROM store_day d
      ORDER BY store_uid, day, known_day`,
  ]);
  return JSON.stringify(rows);
}

const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, at) => ({ item, rank: Math.sin(seed * 1_000 + at * 7.77) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);

/** One story told as steps: late, early, twice, and cut anywhere. */
function steps(
  lines: readonly LineRecord[],
  returns: readonly ReturnRecord[],
  seed: number,
): Step[] {
  const again = shuffled(lines, seed + 1).slice(0, Math.floor(lines.length / 3));
  const all = shuffled([...lines, ...again, ...returns], seed);
  const cut = Math.ceil(all.length / (2 + (seed % 4)));
  const out: Step[] = [];
  for (let from = 0; from < all.length; from += cut) {
    const some = all.slice(from, from + cut);
    out.push({ dataset: "orders", records: some.filter((each) => "status" in each) });
    out.push({ dataset: "returns", records: some.filter((each) => "returnUid" in each) });
  }
  return out;
}

type Story = {
  readonly zone: string;
  readonly middle: number;
  readonly lines: LineRecord[];
  readonly returns: ReturnRecord[];
  readonly seed: number;
};
const story: fc.Arbitrary<Story> = fc.constantFrom(...clockChanges).chain(([zone, change]) => {
  const middle = Date.parse(change);
  return fc.record({
    zone: fc.constant<string>(zone),
    middle: fc.constant(middle),
    lines: fc.array(lineRecord(middle), { minLength: 1, maxLength: 30 }),
    returns: fc.array(returnRecord(middle), { maxLength: 12 }),
    seed: fc.integer({ min: 0, max: 10_000 }),
  });
});

test("in whatever order, pieces and repeats records come: one state, that of a full recompute, and the facts are those counted by hand", async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ zone, middle, seed, ...given }) => {
      const lines = consistent(given.lines, lineKey);
      const returns = consistent(given.returns, returnKey);
      const [one, two] = [await aMarketplace({ zone }), await aMarketplace({ zone })];
      await openStores(one);
      for (const step of steps(lines, returns, seed)) await tell(one, step);
      const all = steps(lines, returns, seed + 99);
      await Promise.all(all.slice(0, 4).map((step) => tell(two, step)));
      for (const step of all.slice(4)) await tell(two, step);
      const state = await stateOf(one);
      expect(await stateOf(two)).toBe(state);
      expect(await recompute(refresher(one))).toMatchObject({ days: 0, differing: 0 });
      expect(await stateOf(one)).toBe(state);

      const known = { lines: newest(lines, lineKey), returns: newest(returns, returnKey), zone };
      const changeDay = dayOf(new Date(middle), zone);
      for (const away of [-20, -1, 0, 1, 35, 70]) {
        const day = addDays(changeDay, away);
        const facts = await factsOf(refresher(one), { storeUid: "s1" }, day);
        for (const [metric, [value, sample]] of Object.entries(factsByHand("s1", day, known)))
          expect({ metric, day, ...facts[metric as keyof typeof facts] }).toMatchObject({
            metric,
            day,
            value,
            sample,
          });
      }
    }),
    { numRuns: 12 },
  );
}, 240_000);
