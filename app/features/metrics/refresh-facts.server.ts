import type { Actor } from "~/features/people/actor";
import { mustBeAllowed } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { creatorFacts } from "./sql/creator-facts";
import { factUpsert } from "./sql/fact-question";
import { productFacts } from "./sql/product-facts";
import { storeFacts } from "./sql/store-facts";

export type Refreshed = { readonly stores: number; readonly products: number };

const takeTurn = `INSERT INTO metrics_turn AS t (marketplace_id, part, taken)
  VALUES ($1, 'facts', 1) ON CONFLICT (marketplace_id, part) DO UPDATE SET taken = t.taken + 1`;
/** Whether a new day has begun for the facts there are, and whether imports touched any. */
const due = `SELECT EXISTS (
    SELECT FROM store_fact f JOIN marketplace m ON m.id = f.marketplace_id
    WHERE f.marketplace_id = (SELECT $1::uuid)
      AND f.as_of <> slipway.local_day($2::timestamptz, m.zone)) AS day,
  EXISTS (SELECT FROM stale_facts s WHERE s.marketplace_id = (SELECT $1::uuid)) AS marks`;
type Due = { readonly day: boolean; readonly marks: boolean };
const whatIsDue = async (sql: Sql, marketplaceId: string): Promise<Due> => {
  const [found] = await sql.unsafe<Due[]>(due, [marketplaceId, now()]);
  return found ?? { day: true, marks: true };
};

type Mark = { readonly id: string; readonly store_uids: string[] };

async function write(sql: Sql, marketplaceId: string, stores: string[] | null): Promise<Refreshed> {
  const question = [marketplaceId, now(), null];
  const some = stores !== null;
  const values = some ? [...question, stores] : question;
  const run = (text: string, given: unknown[]) => sql.unsafe(text, given as never[]);
  const storeRows = await run(factUpsert("store_fact", "store_uid", storeFacts({ some })), values);
  const productRows = await run(
    factUpsert("product_fact", "product_uid", productFacts({ some: some ? "stores" : null })),
    values,
  );
  await run(factUpsert("creator_fact", "creator_uid", creatorFacts({ some: false })), question);
  return { stores: storeRows.count, products: productRows.count };
}

/**
 * Brings the tables of facts up to date with the events: of the stores that imports touched, or, when a
 * new day has begun or `all` is asked for, of every store. Imports go on meanwhile; what they touch then
 * is left for the next time.
 */
export async function refreshFacts(
  actor: Actor,
  { all = false }: { readonly all?: boolean } = {},
): Promise<Refreshed> {
  const { marketplaceId } = actor;
  mustBeAllowed(actor, "facts:recompute", { marketplaceId });
  return sqlInTenant(marketplaceId, async (sql) => {
    const first = await whatIsDue(sql, marketplaceId);
    if (!all && !first.day && !first.marks) return { stores: 0, products: 0 };
    await sql.unsafe(takeTurn, [marketplaceId]);
    const marks = await sql<Mark[]>`
      SELECT id, store_uids FROM stale_facts WHERE marketplace_id = ${marketplaceId}`;
    const { day } = await whatIsDue(sql, marketplaceId);
    const stores = [...new Set(marks.flatMap(({ store_uids }) => store_uids))];
    const refreshed = await write(sql, marketplaceId, all || day ? null : stores);
    await sql`DELETE FROM stale_facts
      WHERE marketplace_id = ${marketplaceId} AND id = ANY (${marks.map(({ id }) => id)}::uuid[])`;
    return refreshed;
  });
}
