/**
 * Secrets that name their marketplace: 48 bytes in base64url, the marketplace's UUID, so that the secret
 * can be looked up behind the tenant wall, and 32 random bytes. Only the SHA-256 is kept. An API key is `slw_` and such a secret; the link of an invitation carries one as it is.
 */
import { createHash, randomBytes } from "node:crypto";

const pattern = /^(slw_)?([A-Za-z0-9_-]{64})$/;

export type TenantSecret = { readonly marketplaceId: string; readonly secretHash: Buffer };

const hashOf = (secret: string) => createHash("sha256").update(secret).digest();

export function newTenantSecret(
  marketplaceId: string,
  prefix: "slw_" | "",
): TenantSecret & { readonly secret: string } {
  const tenant = Buffer.from(marketplaceId.replaceAll("-", ""), "hex");
  const body = Buffer.concat([tenant, randomBytes(32)]).toString("base64url");
  const secret = `${prefix}${body}`;
  return { marketplaceId, secret, secretHash: hashOf(secret) };
}

/** Null where it is no secret of ours by its form alone. */
export function readTenantSecret(secret: string, prefix: "slw_" | ""): TenantSecret | null {
  const [, given = "", body] = pattern.exec(secret) ?? [];
  if (body === undefined || given !== prefix) return null;
  const hex = Buffer.from(body, "base64url").subarray(0, 16).toString("hex");
  const marketplaceId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { marketplaceId, secretHash: hashOf(secret) };
}

/** Reads `Authorization: Bearer slw_…`. */
export function bearerKey(headers: Headers): TenantSecret | null {
  const [, secret = ""] = /^Bearer +(\S+)$/i.exec(headers.get("Authorization") ?? "") ?? [];
  return readTenantSecret(secret, "slw_");
}
