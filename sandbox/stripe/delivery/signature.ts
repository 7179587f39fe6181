import { createHmac } from "node:crypto";

/** `Stripe-Signature`: `t=<seconds>,v1=<HMAC-SHA256 of "t.body">`. */
export function signature(body: string, secret: string, seconds: number): string {
  const mac = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${mac}`;
}
