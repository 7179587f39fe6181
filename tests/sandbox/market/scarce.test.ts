/** Too many stores open at once for what the platform can show: Slipway keeps what can be kept and tells the rest. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulated, simulate } from "../../../sandbox/market/simulate";
import { isAboveLine, summaryLines } from "../../../sandbox/market/summary";
import { appInTime } from "./app-in-time";

const days = 22;
const wishes = {
  ...{ seed: 3, stores: 24, days, openingDays: 4, load: 3, categories: 2, regions: 1 },
  ...{ from: "2026-10-05", zone: "Asia/Shanghai", currency: "CNY" },
};
let app: Awaited<ReturnType<typeof appInTime>>;
let lived: Simulated;

beforeAll(async () => {
  app = await appInTime();
  lived = await simulate({ url: app.url, key: await app.key() }, wishes, { reach: app.reach });
}, 180_000);
afterAll(() => app?.close());

test("below the line, the report says what traffic allowed and by how much it is too little", () => {
  const [counted] = lived.summary.counted;
  const [row] = lived.summary.coverage;
  if (counted === undefined || row === undefined) throw new Error("no cohort");
  expect(row.provisional).toBe(false);
  expect(row).toMatchObject({ size: counted.size, covered: counted.covered });
  expect(isAboveLine(row)).toBe(false);
  expect(counted.bound).toBeLessThan(counted.size);
  expect(row.covered).toBeLessThanOrEqual(counted.bound);
  const least = Math.floor((95 * row.size) / 100) + 1;
  expect(summaryLines(lived.summary, days).at(-1)).toContain(
    `below the line: traffic allows ${counted.bound} at most, ${least - counted.bound} too few`,
  );
});
