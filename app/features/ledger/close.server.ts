import { now } from "~/platform/clock.server";
import type { Outcome } from "~/values/outcome";
import { ask, type Transaction } from "./ask.server";
import type { TransferStatus } from "./written";

export type Closed = Outcome<
  { readonly closed: number },
  "unknown-reservation" | "reservation-closed"
>;
type Answer =
  | { readonly ok: true; readonly closed: number }
  | {
      readonly ok: false;
      readonly because: "unknown-reservation" | "reservation-closed";
      readonly key: string;
      readonly status?: TransferStatus;
    };

/** Gives back what is left of reservations. `expired` passes over those that are not due or not open. */
export async function close(
  tx: Transaction,
  marketplaceId: string,
  keys: readonly string[],
  ending: "voided" | "expired",
): Promise<Closed> {
  if (keys.length === 0) return { ok: true, closed: 0 };
  const [row] = await ask<{ answer: Answer }>(
    tx,
    `SELECT slipway.ledger_close($1::text::uuid,
       ARRAY(SELECT jsonb_array_elements_text($2::text::jsonb)), $3::text, $4::text::timestamptz) AS answer`,
    [marketplaceId, JSON.stringify([...new Set(keys)]), ending, now().toISOString()],
  );
  if (row === undefined) throw new Error("the ledger gave no answer");
  if (row.answer.ok) return row.answer;
  const { ok, because, ...details } = row.answer;
  return { ok, because, details };
}
