import { now } from "~/platform/clock.server";
import { type Sql, sqlInTenant } from "~/platform/database.server";
import { type KeyActor, scopes } from "./actor";
import { bearerKey } from "./identity/tenant-secret.server";

const aMinuteMs = 60_000;

type Row = {
  id: string;
  name: string;
  scopes: string[];
  last_used_at: Date | null;
  last_used_ip: string | null;
};

/**
 * The actor behind `Authorization: Bearer slw_…`; null for no key, an unknown, an expired or a revoked
 * one. Read at every request. Notes the use, at most once a minute.
 */
export async function actorOfKey(
  headers: Headers,
  address: string | null = null,
): Promise<KeyActor | null> {
  const given = bearerKey(headers);
  if (given === null) return null;
  const { marketplaceId, secretHash } = given;
  const at = now();
  const row = await sqlInTenant(marketplaceId, async (sql) => {
    const [found] = await sql<Row[]>`
      SELECT id, name, scopes, last_used_at, last_used_ip FROM api_key
      WHERE marketplace_id = ${marketplaceId} AND secret_hash = ${secretHash}
        AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${at})`;
    if (found !== undefined) await noteUse(sql, marketplaceId, found, at, address);
    return found;
  });
  if (row === undefined) return null;
  return {
    kind: "key",
    marketplaceId,
    keyId: row.id,
    name: row.name,
    scopes: scopes.filter((scope) => row.scopes.includes(scope)),
  };
}

async function noteUse(
  sql: Sql,
  marketplaceId: string,
  row: Row,
  at: Date,
  address: string | null,
): Promise<void> {
  const last = row.last_used_at;
  if (last !== null && Math.abs(at.getTime() - last.getTime()) < aMinuteMs) return;
  await sql`
    UPDATE api_key SET last_used_at = ${at}, last_used_ip = ${address ?? row.last_used_ip}
    WHERE marketplace_id = ${marketplaceId} AND id = ${row.id}
      AND last_used_at IS NOT DISTINCT FROM ${last}`;
}
