import type { Prisma } from "./database.server";

/** A value of ours for a JSON column: what is not JSON (undefined, readonly) is left behind. */
export const asJson = (value: unknown): Prisma.InputJsonValue =>
  JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
