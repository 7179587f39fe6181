/** Whatever an id stands for, for `expand`. */
import { balanceTransaction } from "./balance";
import { allWith } from "./objects";
import type { Work } from "./work";

export type Json = string | number | boolean | null | Json[] | JsonMap;
export type JsonMap = { [name: string]: Json };

export const asJson = (value: unknown): Json => value as Json;

/** The object behind `holder[name]`; null where it cannot be shown. */
export async function retrieveAny(
  work: Work,
  holder: JsonMap,
  name: string,
): Promise<Json | undefined> {
  const id = holder[name];
  if (id === undefined) return includable(work, holder, name);
  if (typeof id !== "string") return id;
  if (id.startsWith("txn_")) return asJson(await balanceTransaction(work, id));
  const [row] = await work.sql<{ body: Json }[]>`
    SELECT body FROM objects WHERE id = ${id} AND account = ${work.account}`;
  return row?.body ?? id;
}

/** Lists that are left out unless they are asked for. */
async function includable(work: Work, holder: JsonMap, name: string): Promise<Json | undefined> {
  const id = String(holder.id);
  if (holder.object === "charge" && name === "refunds") {
    const refunds = (await allWith(work, "refund", { charge: id })).reverse();
    const url = `/v1/charges/${id}/refunds`;
    return asJson({
      object: "list",
      data: refunds.slice(0, 10),
      has_more: refunds.length > 10,
      url,
    });
  }
  if (holder.object === "checkout.session" && name === "line_items") {
    const [row] = await work.sql<{ items: string }[]>`
      SELECT notes->>'lineItems' AS items FROM objects WHERE account = ${work.account} AND id = ${id}`;
    return asJson(JSON.parse(row?.items ?? "null"));
  }
  return undefined;
}
