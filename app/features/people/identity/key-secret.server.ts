/**
 * An API key is `slw_` and 48 bytes in base64url: the marketplace's UUID, so that the key can be looked
 * up behind the tenant wall, and 32 random bytes. Only its SHA-256 is kept.
 */
import { createHash, randomBytes } from "node:crypto";

const pattern = /^slw_([A-Za-z0-9_-]{64})$/;

export type KeySecret = { readonly marketplaceId: string; readonly secretHash: Buffer };

const hashOf = (secret: string) => createHash("sha256").update(secret).digest();

export function newKeySecret(marketplaceId: string): KeySecret & { readonly secret: string } {
  const tenant = Buffer.from(marketplaceId.replaceAll("-", ""), "hex");
  const secret = `slw_${Buffer.concat([tenant, randomBytes(32)]).toString("base64url")}`;
  return { marketplaceId, secret, secretHash: hashOf(secret) };
}

/** Reads `Authorization: Bearer slw_…`; null where it is not a key of ours by its form alone. */
export function bearerKey(headers: Headers): KeySecret | null {
  const [, secret = ""] = /^Bearer +(\S+)$/i.exec(headers.get("Authorization") ?? "") ?? [];
  const [, body] = pattern.exec(secret) ?? [];
  if (body === undefined) return null;
  const hex = Buffer.from(body, "base64url").subarray(0, 16).toString("hex");
  const marketplaceId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { marketplaceId, secretHash: hashOf(secret) };
}
