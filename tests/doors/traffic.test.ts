/** The doors through which staff steer traffic, from the form to what counts then. */
import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { type SignedIn, signedIn } from "#tests/support/sign-in";
import { aPool } from "#tests/support/traffic-plan";
import type { StaffActor } from "~/features/people/actor";
import { poolId } from "~/features/traffic/pool-id";
import { setClock } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { testContext } from "./answer";

type Door = { readonly loader?: LoaderFunction; readonly action?: ActionFunction };
const modules = import.meta.glob<Door>("/app/routes/ops.traffic*.tsx");

const today = "2026-11-23";
const tomorrow = "2026-11-24";
let market: TestMarketplace;
let manager: SignedIn<StaffActor>;

beforeAll(async () => {
  setClock(new Date(`${today}T02:00:00Z`));
  market = await aMarketplace();
  manager = await signedIn("program-manager", { marketplace: market });
  await sqlInTenant(
    market.id,
    (sql) =>
      sql`INSERT INTO supply_forecast ${sql({
        ...{ marketplace_id: market.id, date: tomorrow, ...aPool },
        ...{ hour_window: "00-24", forecast_impressions: 10_000, version: 1 },
      })}`,
  );
});

type Told = {
  readonly status: number;
  readonly to: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever a door answers
  readonly body: any;
};

async function ask(
  name: string,
  kind: keyof Door,
  request: Request,
  params: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const door = (await modules[`/app/routes/ops.traffic${name}.tsx`]?.())?.[kind];
  if (door === undefined) throw new Error(`${name} has no ${kind}`);
  const given = { request, params, context: testContext } as Parameters<LoaderFunction>[0];
  const answer = await Promise.resolve(door(given)).catch((thrown: unknown) => thrown);
  if (answer instanceof Response)
    return { status: answer.status, to: answer.headers.get("Location") ?? "", body: null };
  if (answer instanceof Error) throw answer;
  const { init, data } = answer as { init?: { status?: number } | null; data?: unknown };
  return { status: init?.status ?? 200, to: "", body: data ?? answer };
}

const fieldsOf = ({ body }: Told) => body.errors.map(({ field }: { field: string }) => field);
const id = poolId(aPool);
const path = `/ops/traffic/pools/${encodeURIComponent(id)}?date=${tomorrow}`;
const steer = (form: Record<string, string>) =>
  ask(".pools.$pool", "action", manager.request(path, form), { pool: id });
const page = () => ask(".pools.$pool", "loader", manager.request(path), { pool: id });
const share = {
  ...{ intent: "preview", share: "30", fromDay: tomorrow, toDay: "2026-11-30" },
  reason: "A fair for food",
};

test("a plan is made for a day that is not over, and shown", async () => {
  const make = (date: string) =>
    ask(".make", "action", manager.request("/ops/traffic/make", { date }));
  const none = await ask("._index", "loader", manager.request(`/ops/traffic?date=${tomorrow}`));
  expect(none.body).toMatchObject({ of: null, past: false, mayPlan: true });
  expect(await make(tomorrow)).toMatchObject({
    status: 302,
    to: `/ops/traffic?date=${tomorrow}`,
  });
  const shown = await ask("._index", "loader", manager.request(`/ops/traffic?date=${tomorrow}`));
  expect(shown.body.of.plan).toMatchObject({ revision: 1, occasion: "asked", supply: 2_000 });
  const past = await make("2026-11-22");
  expect([past.status, fieldsOf(past)]).toEqual([409, ["date"]]);
  const wrong = await make("soon");
  expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ["date"]]);
});

test.each([
  [{ share: "140" }, ["share"]],
  [{ share: "" }, ["share"]],
  [{ toDay: "2026-11-23" }, ["toDay"]],
  [{ toDay: "2028-01-01" }, ["toDay"]],
  [{ fromDay: "soon", reason: "x" }, ["fromDay", "reason"]],
])("400: a share with %o says which field is wrong", async (wrong, fields) => {
  const told = await steer({ ...share, ...wrong });
  expect([told.status, fieldsOf(told)]).toEqual([400, fields]);
});

test("a share is shown before it is saved, counts once a day, and can be ended", async () => {
  const shown = await steer(share);
  expect(shown.body).toMatchObject({
    effect: { day: tomorrow, before: 2_000, after: 3_000 },
    values: { share: ["30"] },
  });
  expect((await page()).body.of.shares).toEqual([]);
  expect((await steer({ ...share, intent: "change" })).body).toMatchObject({
    errors: [],
    values: { reason: ["A fair for food"] },
  });
  expect(await steer({ ...share, intent: "save" })).toMatchObject({ status: 302, to: path });
  for (const intent of ["preview", "save"]) {
    const again = await steer({ ...share, intent });
    expect([again.status, fieldsOf(again)], intent).toEqual([409, ["fromDay"]]);
  }
  const past = await steer({ ...share, fromDay: "2026-11-22" });
  expect([past.status, fieldsOf(past)]).toEqual([409, ["fromDay"]]);
  const [saved] = (await page()).body.of.shares;
  expect(saved).toMatchObject({ shareBps: 3_000, ended: false });
  const end = { intent: "end", id: saved.id };
  for (const time of ["once", "twice"])
    expect(await steer(end), time).toMatchObject({ status: 302, to: path });
  expect((await page()).body.of.shares).toMatchObject([{ ended: true }]);
});

test("a setting is decided with every figure in its bounds, and not over somebody else's", async () => {
  const decide = (wrong: Record<string, string>) =>
    ask(
      ".settings",
      "action",
      manager.request("/ops/traffic/settings", {
        ...{ version: "0", supportShareBps: "27.5", dailyCapBps: "35%", caution: "1.5" },
        ...{ arrivalsBps: "0", outageDays: "3", graduateBps: "4", stopBps: "0.5" },
        ...wrong,
      }),
    );
  for (const [wrong, field] of [
    [{ stopBps: "4" }, "stopBps"],
    [{ dailyCapBps: "0" }, "dailyCapBps"],
    [{ supportShareBps: "100.5" }, "supportShareBps"],
    [{ outageDays: "31" }, "outageDays"],
    [{ caution: "4" }, "caution"],
  ] as const) {
    const told = await decide(wrong);
    expect([told.status, fieldsOf(told)]).toEqual([400, [field]]);
  }
  expect(await decide({})).toMatchObject({ status: 302, to: "/ops/traffic/settings" });
  expect(await decide({ version: "0" })).toMatchObject({ status: 409 });
  const { current } = (await ask(".settings", "loader", manager.request("/ops/traffic/settings")))
    .body;
  expect(current).toMatchObject({ version: 1, supportShareBps: 2_750, cautionMilli: 1_500 });
});
