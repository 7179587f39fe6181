import { beforeAll, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { kindCodes } from "~/features/metrics/dictionary";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { type Ask, apiWithKey } from "./api";

let market: TestMarketplace;
let api: Ask;

beforeAll(async () => {
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
  api = await apiWithKey(market);
});

test("200: every program, with places and budget left", async () => {
  const { status, body } = await api.get("/programs");
  expect(status).toBe(200);
  expect(body.data.map(({ kind }: { kind: string }) => kind)).toEqual([...kindCodes]);
  expect(body.data.find(({ slug }: { slug: string }) => slug === "zero-entry")).toMatchObject({
    state: "ACTIVE",
    version: { number: 1 },
    placesLeft: 20_000,
    budgetLeftBasisPoints: null,
  });
});
test("200: one program with rules and settings", async () => {
  const { body } = await api.get("/programs/cold-start");
  expect(body.settings.applyWithinDays).toBe(30);
  expect(body.rules.enter.all[1]).toEqual({
    metric: "store.daysSinceOpened",
    op: "lte",
    value: 30,
    onMissing: "REVIEW",
  });
});
test("404: a program there is none of, and one of another marketplace", async () => {
  expect((await api.get("/programs/nothing")).status).toBe(404);
  const elsewhere = await apiWithKey(await aMarketplace());
  expect((await elsewhere.get("/programs/cold-start")).body).toMatchObject({
    status: 404,
    code: "not_found",
  });
});
