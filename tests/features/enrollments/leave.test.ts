import { beforeAll, beforeEach, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, staff, type TestShop } from "#tests/support/shop";
import { startApplication } from "~/features/applications/start.server";
import { advanceToday } from "~/features/enrollments/advance.server";
import { leaveEnrollment, leavePreview } from "~/features/enrollments/leave.server";
import { enrollmentsOf } from "~/features/enrollments/list.server";
import { enrollmentPage } from "~/features/enrollments/page.server";
import { timeline } from "~/features/enrollments/timeline.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { inTenant } from "~/platform/database.server";
import { formOf, sent } from "../applications/filled-in";

let market: TestMarketplace;
let shop: TestShop;
let id: string;
const firstDay = new Date("2026-11-24T02:00:00Z");

beforeAll(async () => {
  setClock(new Date("2026-11-23T02:00:00Z"));
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
});
beforeEach(async () => {
  setClock(new Date("2026-11-23T02:00:00Z"));
  shop = await aShop(market);
  const application = await sent(shop, "cold-start");
  id = (await formOf(shop, application)).enrollmentId ?? "";
  setClock(firstDay);
  await advanceToday(automatic(market.id, "enrollment-clock"));
});

test("the page says beforehand, line by line, what leaving gives up", async () => {
  const preview = await leavePreview(shop.owner, id, firstDay);
  expect(preview?.endsOn).toBe("2026-11-24");
  expect(preview?.keeps).toEqual([]);
  expect(preview?.loses).toHaveLength(6);
  expect(preview?.loses).toContainEqual({
    name: { en: "Coupon pack for buyers", zh: "买家优惠券包" },
    worth: { amountMinor: "10000", currency: "CNY" },
  });
});

test("leaving ends it today, stops its traffic, and is on the timeline under the merchant's name", async () => {
  expect(await leaveEnrollment(shop.owner, id)).toMatchObject({ ok: true });
  expect(await enrollmentPage(shop.owner, id, firstDay)).toMatchObject({
    status: "WITHDRAWN",
    endedOn: "2026-11-24",
    endedBecause: { en: "The shop left of its own will" },
    next: null,
  });
  const [last] = await timeline(shop.owner, id, { only: "decision" });
  expect(last).toMatchObject({
    by: "merchant-owner",
    sentence: { en: "The shop left the program" },
  });
  const traffic = await inTenant(market.id, (tx) =>
    tx.trafficGrant.findMany({ where: { storeUid: shop.storeUid } }),
  );
  expect(traffic.map(({ endedOn }) => endedOn?.toISOString().slice(0, 10))).toEqual([
    "2026-11-24",
    "2026-11-24",
  ]);
  expect(await leaveEnrollment(shop.owner, id)).toMatchObject({
    because: "not-now",
    details: { status: "WITHDRAWN" },
  });
  expect(await leavePreview(shop.owner, id, firstDay)).toBeNull();
});

test("the entity has had its launch: another shop of it does not qualify again", async () => {
  await leaveEnrollment(shop.owner, id);
  const again = await sent(shop, "cold-start").catch((error: Error) => error.message);
  expect(again).toContain("not-eligible");
  expect(again).toContain("priorCount(cold-start)");
});

test("only the owner leaves; others find nothing there", async () => {
  await expect(leaveEnrollment(shop.member, id)).rejects.toThrow("not allowed");
  await expect(leaveEnrollment(staff(market.id, "admin"), id)).rejects.toThrow("not allowed");
  const other = await aShop(market);
  expect(await leaveEnrollment(other.owner, id)).toMatchObject({ because: "not-found" });
  expect(await enrollmentPage(other.owner, id, firstDay)).toBeNull();
  expect(await timeline(other.owner, id)).toEqual([]);
  expect((await enrollmentsOf(other.owner, {}, { limit: 10 }))?.data).toEqual([]);
});

test("lists go on where the page before ended", async () => {
  const reviewer = staff(market.id, "reviewer");
  const all = await enrollmentsOf(reviewer, { slug: "cold-start" }, { limit: 100 });
  const first = await enrollmentsOf(reviewer, { slug: "cold-start" }, { limit: 1 });
  const cursor = first?.nextCursor ?? undefined;
  const second = await enrollmentsOf(reviewer, { slug: "cold-start" }, { limit: 100, cursor });
  expect([...(first?.data ?? []), ...(second?.data ?? [])]).toEqual(all?.data);
  expect(second?.nextCursor).toBeNull();
});

test("a second program can be applied for meanwhile", async () => {
  expect(
    await startApplication(shop.owner, { slug: "zero-entry", storeUid: shop.storeUid }),
  ).toMatchObject({ ok: true });
});
