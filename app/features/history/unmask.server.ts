import { z } from "zod";
import { inTenant } from "~/platform/database.server";
import { type Author, record } from "./record.server";

export const unmaskForm = z.object({
  reason: z
    .string({ error: /*i18n*/ "Say why you need to see personal data" })
    .trim()
    .min(10, { error: /*i18n*/ "Say it in at least 10 characters" })
    .max(500),
});

/** Notes who looked at personal data, of which search, and why. Whoever calls it may then show them. */
export function noteUnmasking(author: Author, reason: string, search: string): Promise<void> {
  return inTenant(author.marketplaceId, (tx) =>
    record(tx, author, {
      verb: "personal-data-shown",
      thing: { kind: "history", id: author.marketplaceId },
      after: { reason, search },
    }),
  );
}
