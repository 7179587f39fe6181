import { sql } from "~/platform/database.server";

export type NamedMarketplace = { readonly id: string; readonly slug: string };

/** The marketplace of that slug, or all of them; says so on stderr where there is none. */
export async function marketplacesNamed(
  slug: string | undefined,
): Promise<readonly NamedMarketplace[]> {
  const found = await sql()<NamedMarketplace[]>`
    SELECT id, slug FROM marketplace
     WHERE ${slug === undefined ? sql()`true` : sql()`slug = ${slug}`} ORDER BY slug`;
  if (found.length === 0) {
    console.error(
      slug === undefined
        ? "There is no marketplace."
        : `There is no marketplace with the slug ${slug}.`,
    );
  }
  return found;
}
