/** What the platform hears of applications and of shops inside programs. */
import { beforeAll, expect, test } from "vitest";
import {
  aMarketWithDeposits,
  type Enrolled,
  type MarketWithDeposits,
} from "#tests/features/enrollments/inside";
import { leaveEnrollment } from "~/features/enrollments/leave.server";
import { type MessageType, messageTypes } from "~/features/notices/message-types";

type Heard = { readonly type: MessageType; readonly data: Record<string, unknown> };

let market: MarketWithDeposits;
beforeAll(async () => {
  market = await aMarketWithDeposits();
});

/** Of one shop, deposits aside, in the order told; every one fits its schema. */
async function newsOf({ storeUid }: Enrolled): Promise<Heard[]> {
  const rows = await market.inside(
    (sql) => sql<Heard[]>`
      SELECT type, data FROM webhook_message
      WHERE data->>'storeUid' = ${storeUid} AND type NOT LIKE 'deposit.%' ORDER BY id`,
  );
  for (const { type, data } of rows)
    expect(messageTypes[type].data.safeParse(data).error, type).toBeUndefined();
  return [...rows];
}
const typesOf = async (shop: Enrolled) => (await newsOf(shop)).map(({ type }) => type);

test("decided, started, warned, recovered, left: each once, whatever the rounds repeat", async () => {
  const shop = await market.enrolled("deposit-relief");
  expect(await newsOf(shop)).toMatchObject([
    {
      type: "application.decided",
      data: { outcome: "approved", program: "deposit-relief", enrollmentId: shop.id },
    },
  ]);
  await shop.on("2026-11-24");
  await shop.on("2026-11-24");
  const started = { enrollmentId: shop.id, status: "ACTIVE", because: null };
  expect((await newsOf(shop)).slice(1)).toMatchObject([
    { type: "enrollment.started", data: started },
  ]);
  await shop.on("2026-12-01", { experience_score: 455 });
  await shop.on("2026-12-02", { experience_score: 455 });
  expect((await typesOf(shop)).slice(2)).toEqual(["enrollment.warned"]);
  await shop.on("2027-01-01", { experience_score: 480 });
  expect((await typesOf(shop)).slice(3)).toEqual(["enrollment.recovered"]);
  expect(await leaveEnrollment(shop.owner, shop.id)).toMatchObject({ ok: true });
  expect((await newsOf(shop)).slice(4)).toMatchObject([
    { type: "enrollment.ended", data: { status: "WITHDRAWN", because: "left" } },
  ]);
});

test("a removal is told once: as the removal", async () => {
  const shop = await market.enrolled("deposit-relief");
  await shop.on("2026-11-24");
  for (const day of ["2026-12-01", "2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01"])
    await shop.on(day, { experience_score: 400 });
  const types = await typesOf(shop);
  expect(types.filter((type) => type === "enrollment.removed")).toHaveLength(1);
  expect(types.at(-1)).toBe("enrollment.removed");
});
