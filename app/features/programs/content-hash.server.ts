import { createHash } from "node:crypto";
import { canonical } from "./canonical";

/** SHA-256, hexadecimal, of what a value means as JSON. */
export const contentHash = (value: unknown): string =>
  createHash("sha256").update(canonical(value)).digest("hex");
