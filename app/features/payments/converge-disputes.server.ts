import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database.server";
import { type DisputeRead, isChargeback, outcomeOf } from "./reading";

type Payment = { readonly marketplaceId: string; readonly id: string };

/** True where something changed. */
export async function convergeDisputes(
  tx: Tx,
  { marketplaceId, id: paymentId }: Payment,
  disputes: readonly DisputeRead[],
): Promise<boolean> {
  let changed = false;
  for (const read of disputes) {
    const where = { marketplaceId_id: { marketplaceId, id: read.id } };
    const row = await tx.paymentDispute.findUnique({ where });
    const outcome = outcomeOf(read);
    const said = {
      kind: isChargeback(read) ? "chargeback" : "inquiry",
      status: read.status,
      outcome,
      reason: read.reason,
      amountMinor: BigInt(read.amountMinor),
      feeMinor: BigInt(read.movements.reduce((sum, { feeMinor }) => sum + feeMinor, 0)),
    };
    const same =
      row !== null &&
      row.kind === said.kind &&
      row.status === said.status &&
      row.outcome === said.outcome &&
      row.amountMinor === said.amountMinor &&
      row.feeMinor === said.feeMinor;
    if (same) continue;
    changed = true;
    const data = {
      ...said,
      answerBy: read.answerBy,
      closedAt: outcome === null ? null : (row?.closedAt ?? now()),
    };
    const born = { currency: read.currency, openedAt: read.openedAt };
    await tx.paymentDispute.upsert({
      where,
      create: { marketplaceId, id: read.id, paymentId, ...born, ...data },
      update: data,
    });
  }
  return changed;
}
