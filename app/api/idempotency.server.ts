/** A write that is sent again with the same `Idempotency-Key` gets the first answer again, for 24 hours. */
import { createHash } from "node:crypto";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import type { KeyActor } from "./call.server";
import { Problem } from "./problem";

const keyPattern = /^[\x21-\x7e]{1,255}$/;

type Stored = { request_hash: Buffer; status: number | null; body: string | null };

/** Runs `work` once per key; answers from the store when the same request comes again. */
export async function once(
  actor: KeyActor,
  key: string,
  request: { readonly method: string; readonly path: string; readonly body: string },
  work: () => Promise<Response>,
): Promise<Response> {
  if (!keyPattern.test(key))
    throw new Problem(
      400,
      "bad_idempotency_key",
      "Idempotency-Key must be 1 to 255 printable ASCII characters.",
    );
  const hash = createHash("sha256")
    .update(`${request.method} ${request.path}\n${request.body}`)
    .digest();
  const place = { caller: actor.keyId, key };
  const earlier = await take(actor.marketplaceId, place, hash);
  if (earlier !== null) return replay(earlier, hash);
  let answer: Response;
  try {
    answer = await work();
  } catch (error) {
    await release(actor.marketplaceId, place);
    throw error;
  }
  const body = await answer.clone().text();
  await sqlInTenant(
    actor.marketplaceId,
    (sql) => sql`
    UPDATE idempotent_answer SET status = ${answer.status}, body = ${body}
    WHERE marketplace_id = ${actor.marketplaceId} AND caller = ${place.caller} AND key = ${key}`,
  );
  return answer;
}

type Place = { readonly caller: string; readonly key: string };

/** Null where the key is new and now taken; otherwise what is stored under it. */
function take(marketplaceId: string, place: Place, hash: Buffer): Promise<Stored | null> {
  const oldest = new Date(now().getTime() - 24 * 60 * 60 * 1000);
  return sqlInTenant(marketplaceId, async (sql) => {
    await sql`
      DELETE FROM idempotent_answer
      WHERE marketplace_id = ${marketplaceId} AND caller = ${place.caller} AND key = ${place.key}
        AND created_at < ${oldest}`;
    const taken = await sql`
      INSERT INTO idempotent_answer (marketplace_id, caller, key, request_hash, created_at)
      VALUES (${marketplaceId}, ${place.caller}, ${place.key}, ${hash}, ${now()})
      ON CONFLICT DO NOTHING RETURNING 1`;
    if (taken.length === 1) return null;
    const [stored] = await sql<Stored[]>`
      SELECT request_hash, status, body FROM idempotent_answer
      WHERE marketplace_id = ${marketplaceId} AND caller = ${place.caller} AND key = ${place.key}`;
    return stored ?? null;
  });
}

const release = (marketplaceId: string, place: Place) =>
  sqlInTenant(
    marketplaceId,
    (sql) => sql`
    DELETE FROM idempotent_answer
    WHERE marketplace_id = ${marketplaceId} AND caller = ${place.caller} AND key = ${place.key}`,
  );

function replay(stored: Stored, hash: Buffer): Response {
  if (!stored.request_hash.equals(hash))
    throw new Problem(
      422,
      "idempotency_key_reused",
      "This Idempotency-Key was sent before with another request.",
    );
  if (stored.status === null)
    throw new Problem(409, "still_running", "The first request with this key is still running.", {
      headers: { "retry-after": "1" },
    });
  return new Response(stored.body, {
    status: stored.status,
    headers: {
      "content-type": "application/json",
      "idempotent-replayed": "true",
      "cache-control": "no-store",
    },
  });
}
