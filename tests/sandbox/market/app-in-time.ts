/**
 * Slipway with a clock of ours: its public API on a port of 127.0.0.1, its nightly work when we say that it is
 * night. The market knows the URL and a key, nothing else.
 */
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { aMarketplace } from "#tests/support/marketplace";
import { apiOf } from "~/api/api.server";
import { calls } from "~/api/calls.server";
import { advanceToday } from "~/features/enrollments/advance.server";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic, type Scope } from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";
import { installTemplates } from "~/features/programs/create.server";
import { decideSetting } from "~/features/traffic/decide-setting.server";
import { keepPlansReady } from "~/features/traffic/keep-plans-ready.server";
import { planTraffic } from "~/features/traffic/plan-traffic.server";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { respondToTraffic } from "~/features/traffic/respond.server";
import { defaultShares } from "~/features/traffic/setting";
import { setClock } from "~/platform/clock.server";
import { addDays, type Day, startOf } from "~/values/day";
import { planAgainHour, planHour, type Reach, reportHour } from "../../../sandbox/market/simulate";

const hourMs = 3_600_000;
const scopes: readonly Scope[] = [
  "import:write",
  "stores:read",
  "applications:read",
  "applications:write",
  "enrollments:read",
  "traffic:read",
  "traffic:write",
];

export async function appInTime() {
  const market = await aMarketplace();
  const { id, zone } = market;
  await installTemplates(automatic(id, "demo"));
  const api = new Hono().route("/api/v1", apiOf(calls) as unknown as Hono);
  const server = serve({ fetch: api.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise((open) => server.once("listening", open));
  const { port } = server.address() as AddressInfo;
  const key = async () => {
    const wish = { name: "market", scopes: [...scopes], expiresAt: null };
    return (await createKey(automatic(id, "administration"), wish)).secret;
  };
  // Off-days are many, the days few: half of a promise may be kept on one day, and a pool is out after one.
  const decided = { ...defaultShares, dailyCapBps: 5_000, outageDays: 1 };
  await decideSetting(automatic(id, "demo"), decided, 0);
  const planner = automatic(id, "traffic-planner");
  const night = async (date: Day) => {
    await refreshFacts(automatic(id, "facts-refresher"));
    await advanceToday(automatic(id, "enrollment-clock"));
    await respondToTraffic(planner, addDays(date, -1));
    await planTraffic(planner, { date, occasion: "nightly" });
  };
  const reach: Reach = async (date, hour) => {
    setClock(new Date(startOf(date, zone).getTime() + hour * hourMs));
    if (hour === planHour) await night(date);
    if (hour === planAgainHour) await keepPlansReady(planner);
    if (hour === reportHour) {
      await refreshFacts(automatic(id, "facts-refresher"));
      await refreshCoverage(planner);
    }
  };
  return {
    marketplace: market,
    url: `http://127.0.0.1:${port}`,
    key,
    reach,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
