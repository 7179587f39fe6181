import { expect, test } from "vitest";
import { depositsIn } from "#tests/features/deposits/a-deposit";
import { ingest } from "~/features/metrics/ingest.server";
import { automatic } from "~/features/people/actor";
import { job } from "~/jobs/advance-deposits";
import { setClock } from "~/platform/clock.server";
import { newId } from "~/values/public-id";

test("the first round of a month counts the sales of the whole month before, though nobody had refreshed the facts", async () => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  await shop.assess();
  expect(await shop.held()).toMatchObject({ requiredMinor: 200_000 });
  const order = {
    orderUid: newId(),
    lineNo: 1,
    storeUid: shop.storeUid,
    buyerUid: "b-1",
    status: "PAID",
    quantity: 1,
    amountMinor: 12_000_000,
    currency: "CNY",
    paidAt: "2026-11-30T15:00:00Z",
    occurredAt: "2026-11-30T15:00:00Z",
  };
  setClock(new Date("2026-11-30T15:30:00Z"));
  async function* body() {
    yield new TextEncoder().encode(JSON.stringify(order));
  }
  const importer = automatic(deposits.id, "importer");
  const format = "ndjson" as const;
  const wish = { dataset: "orders" as const, body: body(), format, atomic: true };
  expect(await ingest(importer, { ...wish, door: "command" })).toMatchObject({ ok: true });

  setClock(new Date("2026-11-30T16:05:00Z"));
  await job.run(
    { marketplaceId: deposits.id },
    {
      jobId: newId(),
      attempt: 1,
      signal: new AbortController().signal,
      progress: () => Promise.resolve(),
    },
  );
  expect(await shop.held()).toMatchObject({ requiredMinor: 500_000 });
});
