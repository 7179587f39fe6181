/** Ids that look like Stripe's and are the same again for the same seed and order of calls. */
import { createHmac, randomBytes } from "node:crypto";
import type { Work } from "./work";

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const spell = (bytes: Uint8Array, length: number): string =>
  [...bytes.subarray(0, length)].map((byte) => letters[byte % 62]).join("");

async function derive(work: Work, length: number): Promise<string> {
  const [row] = await work.sql<{ n: number }[]>`SELECT nextval('ids')::int8 AS n`;
  return spell(createHmac("sha256", work.seed).update(String(row?.n)).digest(), length);
}

/** `pi_3…`, `ch_3…`: as long as Stripe's. */
export const newId = async (work: Work, prefix: string): Promise<string> =>
  `${prefix}_${await derive(work, 24)}`;
export const newSecret = async (work: Work, id: string): Promise<string> =>
  `${id}_secret_${await derive(work, 25)}`;
export const newRequestId = (): string => `req_${spell(randomBytes(14), 14)}`;
