import type { JSONValue } from "postgres";
import { now } from "~/platform/clock.server";
import type { Prisma, Sql, Tx } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import type { Message } from "./message-types";

/**
 * Tells the platform what happened, in the transaction in which it did: both are kept, or neither. One
 * insert; who wants it and how it gets there is the worker's concern.
 */
export async function tellPlatform(
  tx: Sql | Tx,
  marketplaceId: string,
  messages: readonly Message[],
): Promise<void> {
  if (messages.length === 0) return;
  const at = now();
  if ("webhookMessage" in tx) {
    const data = messages.map(({ type, data }) => ({
      ...{ marketplaceId, id: newId(), type, at },
      data: data as Prisma.InputJsonValue,
    }));
    await tx.webhookMessage.createMany({ data });
    return;
  }
  for (let from = 0; from < messages.length; from += 5_000) {
    const rows = messages.slice(from, from + 5_000).map(({ type, data }) => ({
      ...{ marketplace_id: marketplaceId, id: newId(), type, at },
      data: tx.json(data as JSONValue),
    }));
    await tx`INSERT INTO webhook_message ${tx(rows)}`;
  }
}
