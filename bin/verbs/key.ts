import { z } from "zod";
import { automatic, scopes } from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";
import { marketplaceBySlug } from "~/features/people/create-marketplace.server";
import { now } from "~/platform/clock.server";
import { actionOf, readWords } from "../support/words";

const usage =
  "key create --marketplace <slug> --name <name> --scopes import:write,stores:read [--expires 2027-01-31T00:00:00Z]";

const wish = z.strictObject({
  marketplace: z.string(),
  name: z.string().trim().min(1).max(60),
  scopes: z
    .string()
    .transform((text) => text.split(",").map((scope) => scope.trim()))
    .pipe(z.array(z.enum(scopes, `some of ${scopes.join(", ")}`)).min(1)),
  expires: z.iso
    .datetime({ offset: true, error: "a time such as 2027-01-31T00:00:00Z" })
    .optional(),
});

async function create(words: readonly string[]): Promise<number> {
  const { marketplace, name, scopes: rights, expires } = readWords(words, wish);
  const marketplaceId = await marketplaceBySlug(marketplace);
  if (marketplaceId === null) {
    console.error(`There is no marketplace with the slug ${marketplace}.`);
    return 1;
  }
  const expiresAt = expires === undefined ? null : new Date(expires);
  if (expiresAt !== null && expiresAt <= now()) {
    console.error("--expires is in the past.");
    return 2;
  }
  const actor = automatic(marketplaceId, "administration");
  const { secret } = await createKey(actor, { name, scopes: [...new Set(rights)], expiresAt });
  console.error("Keep this key; it is not shown again:");
  console.log(secret);
  return 0;
}

export default {
  name: "key",
  usage,
  run: (words: string[]) => actionOf(usage, words, { create }),
};
