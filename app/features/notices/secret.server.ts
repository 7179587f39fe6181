/** The secret of an endpoint signs what it is sent; a secret that was replaced signs beside the new one for a while. */
import { createHmac, randomBytes } from "node:crypto";
import { type Place, seal, unseal } from "~/platform/sealing.server";

const prefix = "whsec_";
/** As Standard Webhooks writes it: `whsec_` and base64 of 32 bytes. */
export const newSecret = (): string => `${prefix}${randomBytes(32).toString("base64")}`;

const placeOf = (marketplaceId: string, endpointId: string): Place => [
  marketplaceId,
  "webhook_endpoint",
  "secret",
  endpointId,
];
export const sealSecret = (secret: string, marketplaceId: string, endpointId: string) =>
  seal(secret, placeOf(marketplaceId, endpointId));
export const openSecret = (sealed: Uint8Array, marketplaceId: string, endpointId: string) =>
  unseal(sealed, placeOf(marketplaceId, endpointId));

/** The value of `webhook-signature`: one `v1,…` for each secret. `timestamp` is in whole seconds. */
export function signatures(
  secrets: readonly string[],
  {
    id,
    timestamp,
    body,
  }: { readonly id: string; readonly timestamp: number; readonly body: string },
): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(prefix.length), "base64");
      return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
    })
    .join(" ");
}
