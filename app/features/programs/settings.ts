/** Building blocks of the kinds' settings schemas: integers in the unit their name says. */
import { z } from "zod";

export const minor = z.number().int().min(0).max(9_000_000_000_000);
export const share = z.number().int().min(0).max(10_000);
export const rateLimit = z.number().int().min(0).max(100_000);
export const scoreOf5 = z.number().int().min(0).max(500);
export const days = z.number().int().min(0).max(3_650);
export const many = z.number().int().min(0).max(1_000_000_000_000);
export const percentMark = z.number().int().min(0).max(100);
export const categories = z.array(z.string().min(1).max(64)).max(100);
export const byCategory = z.strictObject({
  named: z.record(z.string().min(1).max(64), rateLimit),
  other: rateLimit,
});
export const places = many.nullable();
