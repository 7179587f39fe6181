import { sqlInTenant } from "~/platform/database.server";

const atOnce = 5_000;

/** Messages from before that instant go, with what became of them; one that still waits stays. */
export async function forgetMessages(marketplaceId: string, before: Date): Promise<number> {
  for (let done = 0; ; ) {
    const count = await sqlInTenant(marketplaceId, async (sql) => {
      const old = await sql<{ id: string }[]>`
        SELECT m.id FROM webhook_message m
        WHERE m.marketplace_id = ${marketplaceId} AND m.at < ${before}
          AND m.fanned_out_at IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM webhook_delivery d WHERE d.marketplace_id = m.marketplace_id
              AND d.message_id = m.id AND d.status = 'WAITING')
        ORDER BY m.at LIMIT ${atOnce} FOR UPDATE OF m SKIP LOCKED`;
      const ids = old.map(({ id }) => id);
      for (const table of ["webhook_attempt", "webhook_delivery"])
        await sql`
          DELETE FROM ${sql(table)}
          WHERE marketplace_id = ${marketplaceId} AND message_id = ANY(${ids}::uuid[])`;
      await sql`
        DELETE FROM webhook_message
        WHERE marketplace_id = ${marketplaceId} AND id = ANY(${ids}::uuid[])`;
      return ids.length;
    });
    done += count;
    if (count < atOnce) return done;
  }
}
