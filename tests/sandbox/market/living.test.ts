/** A month of a small market, planned night by night by Slipway and played by the simulator over HTTP. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays } from "~/values/day";
import { type Simulated, simulate } from "../../../sandbox/market/simulate";
import { summaryLines } from "../../../sandbox/market/summary";
import { appInTime } from "./app-in-time";

const from = "2026-10-05";
const days = 28;
let app: Awaited<ReturnType<typeof appInTime>>;
let lived: Simulated;

beforeAll(async () => {
  app = await appInTime();
  const { rhythm } = app;
  const target = { url: app.url, key: await app.key() };
  const wishes = {
    seed: 7,
    stores: 60,
    days,
    openingDays: 14,
    from,
    zone: "Asia/Shanghai",
    currency: "CNY",
  };
  lived = await simulate(target, wishes, {
    rhythm: {
      ...rhythm,
      done: async (date) => process.stderr.write(`${date} ${Math.round(performance.now())}\n`),
    },
  });
  console.log(summaryLines(lived.summary, days).join("\n"));
}, 240_000);
afterAll(() => app.close());

test("runs", () => {
  expect(addDays(from, 1)).toBe("2026-10-06");
});
