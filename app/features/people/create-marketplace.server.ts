import { z } from "zod";
import { record } from "~/features/history/record.server";
import { inTenant, prisma } from "~/platform/database.server";
import { withOwner } from "~/platform/installation.server";
import { currencySchema } from "~/values/currency-schema";
import { isZone } from "~/values/day";
import { type Outcome, refuse } from "~/values/outcome";
import { newId } from "~/values/public-id";
import { automatic } from "./actor";

export const newMarketplace = z.strictObject({
  slug: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{1,62}$/,
      "2 to 63 small letters, figures and dashes, such as yun-shi",
    ),
  name: z.string().trim().min(1).max(120),
  currency: currencySchema,
  zone: z.string().refine(isZone, "an IANA time zone such as Asia/Shanghai"),
  isDemo: z.boolean().default(false),
});
export type NewMarketplace = z.input<typeof newMarketplace>;

/**
 * Makes a tenant. The application itself may not: it takes the connection of the database's owner, which
 * only administration has.
 */
export async function createMarketplace(
  ownerUrl: string,
  wish: NewMarketplace,
): Promise<Outcome<{ readonly marketplaceId: string }, "slug-taken">> {
  const { slug, name, currency, zone, isDemo } = newMarketplace.parse(wish);
  const marketplaceId = newId();
  const made = await withOwner(ownerUrl, (client) =>
    client.query(
      `INSERT INTO marketplace (id, slug, name, currency, zone, is_demo)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (slug) DO NOTHING`,
      [marketplaceId, slug, name, currency, zone, isDemo],
    ),
  );
  if (made.rowCount === 0) return refuse("slug-taken");
  await inTenant(marketplaceId, (tx) =>
    record(tx, automatic(marketplaceId, "administration"), {
      verb: "marketplace-created",
      thing: { kind: "marketplace", id: marketplaceId },
      after: { slug, name, currency, zone },
    }),
  );
  return { ok: true, marketplaceId };
}

export async function marketplaceBySlug(slug: string): Promise<string | null> {
  const found = await prisma().marketplace.findUnique({ where: { slug }, select: { id: true } });
  return found?.id ?? null;
}
