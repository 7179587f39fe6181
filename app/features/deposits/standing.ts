/** Where statements over many stores find what is required and held. */
/** The same for a population statement: joined to `store_fact f` under the alias `d`. */
export const depositColumns = {
  join: "LEFT JOIN deposit_standing d ON d.marketplace_id = f.marketplace_id AND d.store_uid = f.store_uid",
  shortfall: "coalesce(greatest(d.required_minor - d.available_minor, 0), 0)",
  arrearsDays:
    "CASE WHEN d.required_minor > d.available_minor THEN greatest(f.as_of - d.short_since, 0) ELSE 0 END",
} as const;
