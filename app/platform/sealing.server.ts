/**
 * Secrets that must be read again, kept encrypted (AES-256-GCM) with a key of the installation. What was
 * sealed for one place of the database cannot be opened at another.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { config } from "./config.server";

const nonceBytes = 12;
const tagBytes = 16;

/** Marketplace, table, column and row. */
export type Place = readonly [marketplaceId: string, table: string, column: string, row: string];

function key(): Buffer {
  const { SLIPWAY_SECRET } = config();
  if (SLIPWAY_SECRET === undefined) throw new Error("SLIPWAY_SECRET is not set");
  return Buffer.from(hkdfSync("sha256", SLIPWAY_SECRET, "", "sealed values", 32));
}

const nameOf = (place: Place): Buffer => Buffer.from(JSON.stringify(place));

export function seal(text: string, place: Place): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(nameOf(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/** Throws where it was sealed for another place, with another secret, or was changed. */
export function unseal(bytes: Uint8Array, place: Place): string {
  const sealed = Buffer.from(bytes);
  const decipher = createDecipheriv("aes-256-gcm", key(), sealed.subarray(0, nonceBytes))
    .setAAD(nameOf(place))
    .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const text = [decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()];
  return Buffer.concat(text).toString("utf8");
}
