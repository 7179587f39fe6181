/** An endpoint that fails: warned after a day, switched off after three, at once where it says that it is gone. */
import { record } from "~/features/history/record.server";
import { automatic } from "~/features/people/actor";
import { inTenant, type Tx } from "~/platform/database.server";
import { enqueue } from "~/platform/queue.server";
import { verdictOn } from "./delivery";

export const troubleJob = "write-about-webhook";

/** What waits for it can be sent again later by somebody who knows that it answers. */
export async function switchOff(
  tx: Tx,
  marketplaceId: string,
  endpointId: string,
  because: "person" | "failing" | "gone",
): Promise<void> {
  await tx.webhookEndpoint.update({
    where: { marketplaceId_id: { marketplaceId, id: endpointId } },
    data: { status: "OFF", offBecause: because },
  });
  await tx.$executeRaw`
    UPDATE webhook_delivery SET status = 'FAILED', ended_at = clock_timestamp()
    WHERE marketplace_id = ${marketplaceId}::uuid AND endpoint_id = ${endpointId}::uuid
      AND status = 'WAITING'`;
}

export function judge(
  marketplaceId: string,
  endpointId: string,
  { gone, at }: { readonly gone: boolean; readonly at: Date },
): Promise<void> {
  return inTenant(marketplaceId, async (tx) => {
    await tx.$queryRaw`
      SELECT 1 FROM webhook_endpoint
      WHERE marketplace_id = ${marketplaceId}::uuid AND id = ${endpointId}::uuid FOR UPDATE`;
    const where = { marketplaceId_id: { marketplaceId, id: endpointId } };
    const endpoint = await tx.webhookEndpoint.findUniqueOrThrow({ where });
    if (endpoint.status !== "ON") return;
    const verdict = gone ? "gone" : verdictOn(endpoint, at);
    if (verdict === "go-on") return;
    const about = verdict === "switch-off" ? "failing" : verdict;
    await enqueue(tx, troubleJob, { marketplaceId, endpointId, about });
    if (about === "warn") {
      await tx.webhookEndpoint.update({ where, data: { warnedAt: at } });
      return;
    }
    await switchOff(tx, marketplaceId, endpointId, about);
    await record(tx, automatic(marketplaceId, "webhooks"), {
      verb: "webhook-switched-off",
      thing: { kind: "webhook", id: endpointId },
      after: { because: about },
    });
  });
}
