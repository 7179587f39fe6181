import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import type { OperationKind, OperationParams } from "./operation";

export type Plan<Kind extends OperationKind> = {
  readonly kind: Kind;
  readonly storeUid: string;
  readonly paymentId?: string;
  readonly refundId?: string;
  readonly params: OperationParams<Kind>;
};

/** Writes down a call to Stripe; it is made once this has been committed. */
export async function plan<Kind extends OperationKind>(
  tx: Tx,
  marketplaceId: string,
  { kind, storeUid, paymentId, refundId, params }: Plan<Kind>,
): Promise<string> {
  const id = newId();
  await tx.stripeOperation.create({
    data: {
      marketplaceId,
      id,
      kind,
      storeUid,
      paymentId: paymentId ?? null,
      refundId: refundId ?? null,
      params: params as object,
      attempt: 1,
      status: "planned",
      tries: 0,
      plannedAt: now(),
      dueAt: now(),
    },
  });
  return id;
}
