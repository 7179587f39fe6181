import type { Tx } from "~/platform/database.server";
import { enqueue } from "~/platform/queue.server";

/**
 * Lets the rooms above know that something about a payment changed, in the transaction that changed it.
 * They hear it at least once, and read what is true now.
 */
export const tell = (tx: Tx, marketplaceId: string, paymentId: string): Promise<void> =>
  enqueue(tx, "payment-changed", { marketplaceId, paymentId }, { once: paymentId });
