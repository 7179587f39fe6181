/** Where a store may be shown, as one text: what `audienceOf` makes of the same categories and region. */
import type { Sql } from "~/platform/database.server";

/** Of the row `s` of `store`. */
export const storeAudience = (sql: Sql) => sql`
  array_to_string(ARRAY(SELECT DISTINCT c COLLATE "C" FROM unnest(s.categories || s.primary_category) c
    ORDER BY 1), chr(31)) || chr(30) || coalesce(s.region, '')`;
