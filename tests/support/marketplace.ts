/** A marketplace to test in, made by the owner as administration does. */
import { withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";

export type TestMarketplace = {
  readonly id: string;
  readonly slug: string;
  readonly currency: string;
  readonly zone: string;
};

export async function aMarketplace(
  wishes: Partial<Omit<TestMarketplace, "id">> = {},
): Promise<TestMarketplace> {
  const id = newId();
  const marketplace = {
    id,
    slug: `m-${id.slice(-12)}`,
    currency: "CNY",
    zone: "Asia/Shanghai",
    ...wishes,
  };
  await withOwner(process.env.DATABASE_URL ?? "", (client) =>
    client.query(
      "INSERT INTO marketplace (id, slug, name, currency, zone) VALUES ($1, $2, $2, $3, $4)",
      [id, marketplace.slug, marketplace.currency, marketplace.zone],
    ),
  );
  return marketplace;
}
