/**
 * The one function that says which marketplace a transaction belongs to. Row-level security compares
 * every row with this setting; where it is unset, no row of any marketplace can be seen or written.
 * `SET LOCAL` with a checked literal, because `set_config` does not travel to the workers of Citus.
 */
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function tenantStatement(marketplaceId: string): string {
  if (!uuid.test(marketplaceId)) throw new Error("not a marketplace id");
  return `SET LOCAL slipway.marketplace = '${marketplaceId}'`;
}

/** For the one question that crosses marketplaces: in which ones does this person take part? */
export function personStatement(personId: string): string {
  if (!uuid.test(personId)) throw new Error("not a person id");
  return `SET LOCAL slipway.person = '${personId}'`;
}
