/** One answer per key for 24 hours of the virtual clock, also for declines and for errors of our own. */
import { createHash } from "node:crypto";
import type { Sql, Tx } from "../store/work";
import { day } from "../store/work";
import { invalid, Trouble } from "./trouble";

export type Answer = { readonly status: number; readonly body: string; readonly original?: string };
type Key = { readonly account: string; readonly key: string };
type Row = { fingerprint: string; request_id: string; status: number | null; body: string | null };

export const fingerprintOf = (method: string, path: string, encoded: string): string =>
  createHash("sha256")
    .update(`${method} ${path}\n${encoded.split("&").sort().join("&")}`)
    .digest("hex");

/** Null: the key is ours now. Otherwise the answer that was given before. */
export async function claim(
  sql: Sql,
  { account, key }: Key,
  fingerprint: string,
  requestId: string,
  now: number,
): Promise<Answer | null> {
  if (key.length > 255)
    throw invalid("Idempotency keys may be up to 255 characters long.", {
      param: "idempotency_key",
    });
  await sql`
    DELETE FROM idempotency
    WHERE account = ${account} AND key = ${key} AND created <= ${now - day} AND status IS NOT NULL`;
  const mine = await sql`
    INSERT INTO idempotency (account, key, fingerprint, request_id, created)
    VALUES (${account}, ${key}, ${fingerprint}, ${requestId}, ${now})
    ON CONFLICT DO NOTHING RETURNING key`;
  if (mine.length > 0) return null;
  const [row] = await sql<Row[]>`
    SELECT fingerprint, request_id, status, body FROM idempotency
    WHERE account = ${account} AND key = ${key}`;
  if (row === undefined) return claim(sql, { account, key }, fingerprint, requestId, now);
  if (row.fingerprint !== fingerprint)
    throw new Trouble(400, {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  if (row.status === null || row.body === null)
    throw new Trouble(409, {
      type: "idempotency_error",
      code: "idempotency_key_in_use",
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    });
  return { status: row.status, body: row.body, original: row.request_id };
}

export async function remember(
  sql: Sql | Tx,
  { account, key }: Key,
  answer: Answer,
): Promise<void> {
  await sql`
    UPDATE idempotency SET status = ${answer.status}, body = ${answer.body}
    WHERE account = ${account} AND key = ${key}`;
}

export async function release(sql: Sql, { account, key }: Key): Promise<void> {
  await sql`DELETE FROM idempotency WHERE account = ${account} AND key = ${key} AND status IS NULL`;
}

/** Work that a crash cut off was rolled back: its keys are free again. */
export async function releaseAll(sql: Sql): Promise<void> {
  await sql`DELETE FROM idempotency WHERE status IS NULL`;
}
