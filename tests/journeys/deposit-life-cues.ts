/**
 * What happens around a merchant while she follows her deposit, in a process of its own beside the running app:
 * `SLIPWAY_DATA=<folder> SLIPWAY_CLOCK=<instant> node --import tsx tests/journeys/deposit-life-cues.ts <cue> <store>`.
 */
import { applyFor } from "#prisma/seed/demo-applications";
import { ingest } from "~/features/metrics/ingest.server";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { automatic } from "~/features/people/actor";
import { now } from "~/platform/clock.server";
import { closeDatabase, inTenant, prisma } from "~/platform/database.server";
import { settle } from "../../bin/support/settle";

const [cue, storeUid = ""] = process.argv.slice(2);
const settled = await settle();
const { id, currency } = await prisma().marketplace.findUniqueOrThrow({
  where: { slug: "harbour" },
});
const demo = automatic(id, "demo");

/** One very good day: what it sells lifts next month's float. */
async function sell(): Promise<void> {
  const paidAt = new Date(now().getTime() - 60_000).toISOString();
  const order = (number: number) => ({
    orderUid: `${storeUid}-festival-${number}`,
    lineNo: 1,
    storeUid,
    buyerUid: `b-festival-${number}`,
    status: "PAID",
    quantity: 1,
    amountMinor: 1_500_000,
    currency,
    paidAt,
    occurredAt: paidAt,
  });
  async function* body() {
    for (let number = 0; number < 50; number += 1)
      yield new TextEncoder().encode(`${JSON.stringify(order(number))}\n`);
  }
  const dataset = "orders" as const;
  const format = "ndjson" as const;
  const done = await ingest(demo, {
    dataset,
    body: body(),
    format,
    atomic: true,
    door: "command",
  });
  if (!done.ok || done.rejected > 0) throw new Error(JSON.stringify(done));
  await refreshFacts(demo, { all: true });
}

async function askForRelief(): Promise<void> {
  await applyFor(demo, { kind: "deposit-relief", storeUid }, currency);
  const sent = await inTenant(id, (tx) =>
    tx.application.findMany({ where: { marketplaceId: id, storeUid } }),
  );
  if (!sent.some(({ status }) => status === "IN_REVIEW" || status === "SUBMITTED"))
    throw new Error(`no application waits: ${sent.map(({ status }) => status).join(", ")}`);
}

if (cue === "relief") await askForRelief();
if (cue === "sales") await sell();
await closeDatabase();
await settled.stop();
