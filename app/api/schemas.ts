/** Shapes that many calls share. `zod-to-openapi` needs its extension before any schema is made. */
import { extendZodWithOpenApi } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";

extendZodWithOpenApi(z);

export { z };

/** An external id as a platform gives it: 1–128 characters, no control characters. */
export const uid = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "an id without control characters");

export const paging = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

export const wireMoney = z
  .strictObject({ amountMinor: z.string().regex(/^-?\d+$/), currency: z.string().length(3) })
  .openapi("Money");

export const words = z.strictObject({ en: z.string(), zh: z.string() }).openapi("Words");

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ data: z.array(item), nextCursor: z.string().nullable() });
