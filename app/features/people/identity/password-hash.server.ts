/**
 * Argon2id with the parameters OWASP asks for (19 MiB, 2 passes, 1 lane), kept in the PHC text form so
 * that they can be raised later: a stored hash says how it was made.
 */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);
const current = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const pattern = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const unpadded = (bytes: Buffer) => bytes.toString("base64").replace(/=+$/, "");

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", {
    message: password.normalize("NFKC"),
    nonce,
    tagLength,
    ...current,
  });
  const { memory, passes, parallelism } = current;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

export async function passwordMatches(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, expected] = pattern.exec(hash) ?? [];
  if (nonce === undefined || expected === undefined) return false;
  const tag = Buffer.from(expected, "base64");
  const actual = await derive("argon2id", {
    message: password.normalize("NFKC"),
    nonce: Buffer.from(nonce, "base64"),
    tagLength: tag.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(actual, tag);
}
