import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import { close } from "./close.server";

const atOnce = 200;

/** Gives back reservations whose time is over; how many. Harmless when two do it at once. */
export async function expireReservations(marketplaceId: string): Promise<number> {
  let expired = 0;
  for (;;) {
    const [due, closed] = await sqlInTenant(marketplaceId, async (sql) => {
      const rows = await sql<{ key: string }[]>`
        SELECT key FROM ledger_transfer
         WHERE marketplace_id = ${marketplaceId} AND status = 'pending' AND expires_at <= ${now()}
         ORDER BY expires_at LIMIT ${atOnce}`;
      const keys = rows.map(({ key }) => key);
      const answer = await close(sql, marketplaceId, keys, "expired");
      if (!answer.ok) throw new Error(`a due reservation is gone: ${JSON.stringify(answer)}`);
      return [keys.length, answer.closed] as const;
    });
    expired += closed;
    if (due < atOnce) return expired;
  }
}
