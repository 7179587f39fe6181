import { z } from "zod";

/** One spelling per mailbox: trimmed, lower case. */
export const normalEmail = (text: string): string => text.trim().toLowerCase();

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: "Enter an e-mail address, such as name@example.com" }));
