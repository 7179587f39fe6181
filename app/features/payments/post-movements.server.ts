import type { Tx } from "~/platform/database.server";
import { post } from "../ledger/post.server";
import { automatic } from "../people/actor";
import { raise } from "./exception.server";
import { postingOf } from "./posting";
import type { MovementRead } from "./reading";

type Payment = { readonly marketplaceId: string; readonly id: string; readonly currency: string };

/**
 * Posts the balance transactions that are not in the books yet; true where there were any. One of another
 * currency than the payment was exchanged: it waits for a person.
 */
export async function postMovements(
  tx: Tx,
  { marketplaceId, id: paymentId, currency }: Payment,
  movements: readonly MovementRead[],
): Promise<boolean> {
  const known = await tx.stripeMovement.findMany({
    where: { marketplaceId, id: { in: movements.map(({ id }) => id) } },
    select: { id: true },
  });
  const fresh = movements.filter(
    (movement, place) =>
      !known.some(({ id }) => id === movement.id) &&
      movements.findIndex(({ id }) => id === movement.id) === place,
  );
  const ours = fresh.filter((movement) => movement.currency === currency);
  for (const { id, ...exchanged } of fresh.filter((movement) => movement.currency !== currency))
    await raise(
      "movement-differs",
      id,
      { paymentId, expected: currency, found: exchanged.currency },
      marketplaceId,
    );
  if (ours.length === 0) return false;
  await tx.stripeMovement.createMany({
    data: ours.map(({ amountMinor, feeMinor, ...movement }) => ({
      ...movement,
      marketplaceId,
      paymentId,
      amountMinor: BigInt(amountMinor),
      feeMinor: BigInt(feeMinor),
    })),
  });
  const transfers = ours.flatMap((movement) => postingOf(movement, paymentId) ?? []);
  const posted = await post(tx, automatic(marketplaceId, "payments"), transfers);
  if (!posted.ok)
    throw new Error(`balance transactions of payment ${paymentId} not posted: ${posted.because}`);
  return true;
}
