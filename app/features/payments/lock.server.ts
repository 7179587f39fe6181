import type { Tx } from "~/platform/database.server";

/** Whoever asks for, meets or replaces a payment of this obligation stands in one line. */
export const lockObligation = (tx: Tx, marketplaceId: string, obligation: string) =>
  tx.$executeRawUnsafe(
    "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))",
    `payment ${marketplaceId} ${obligation}`,
  );

export const lockPayment = (tx: Tx, marketplaceId: string, paymentId: string) =>
  tx.$executeRawUnsafe(
    "SELECT 1 FROM payment WHERE marketplace_id = $1::uuid AND id = $2::uuid FOR UPDATE",
    marketplaceId,
    paymentId,
  );
