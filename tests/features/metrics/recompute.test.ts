import fc from "fast-check";
import { expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { factsOf } from "~/features/metrics/facts-of.server";
import { recompute } from "~/features/metrics/recompute.server";
import { automatic } from "~/features/people/actor";
import { sqlInTenant } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
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

test("100,000 records at random, many of them late, corrected or sent again: no row differs from a recompute", async () => {
  const [zone, change] = clockChanges[0];
  const market = await aMarketplace({ zone });
  const middle = Date.parse(change);
  const seed = 20_260_301;
  const lines = fc.sample(lineRecord(middle), { numRuns: 9_000, seed });
  const returns = fc.sample(returnRecord(middle), { numRuns: 1_000, seed });
  const spread = (n: number, uid: string) => `${uid}-${(n * 7_919) % 4_000}`;
  let sent = 0;
  for (let turn = 0; turn < 10; turn += 1) {
    const some = lines.map((line, n) => ({
      ...line,
      orderUid: spread(n + turn * 3, line.orderUid),
      occurredAt: new Date(
        Date.parse(line.occurredAt) + ((turn * 13) % 7) * 3_600_000,
      ).toISOString(),
    }));
    const back = returns.map(({ orderUid, ...rest }, n) => ({
      ...rest,
      returnUid: spread(n + turn, rest.returnUid),
      ...(orderUid === undefined ? {} : { orderUid: spread(n + turn * 3, orderUid) }),
      ...(orderUid === undefined ? { lineNo: null } : {}),
    }));
    await Promise.all([imported(market.id, "orders", some), imported(market.id, "returns", back)]);
    sent += some.length + back.length;
  }
  expect(sent).toBe(100_000);
  const state = await stateOf(market);
  expect(await recompute(refresher(market))).toMatchObject({ days: 0, differing: 0 });
  expect(await stateOf(market)).toBe(state);
}, 240_000);

test("a marketplace that moves to another zone: the days move, and the facts are those of the new days", async () => {
  const market = await aMarketplace({ zone: "Asia/Shanghai" });
  await openStores(market);
  const middle = Date.parse("2026-02-01T00:00:00Z");
  const lines = consistent(fc.sample(lineRecord(middle), { numRuns: 200, seed: 7 }), lineKey);
  const returns = consistent(fc.sample(returnRecord(middle), { numRuns: 60, seed: 7 }), returnKey);
  await tell(market, { dataset: "orders", records: lines });
  await tell(market, { dataset: "returns", records: returns });
  const zone = "America/Sao_Paulo";
  await withOwner(process.env.DATABASE_URL ?? "", (client) =>
    client.query("UPDATE marketplace SET zone = $1 WHERE id = $2", [zone, market.id]),
  );
  const moved = await recompute(refresher(market));
  expect(moved.days).toBeGreaterThan(0);
  expect(moved.differing).toBeGreaterThan(0);
  const known = { lines: newest(lines, lineKey), returns: newest(returns, returnKey), zone };
  for (const day of ["2026-01-20", "2026-02-01", "2026-03-05"]) {
    const facts = await factsOf(refresher(market), { storeUid: "s2" }, day);
    for (const [metric, [value]] of Object.entries(factsByHand("s2", day, known)))
      expect({ metric, value: facts[metric as keyof typeof facts]?.value }).toEqual({
        metric,
        value,
      });
  }
  expect(await recompute(refresher(market))).toMatchObject({ days: 0, differing: 0 });
});
