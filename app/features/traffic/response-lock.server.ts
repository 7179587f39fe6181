/** One at a time decides about a marketplace's responses: the nightly round or somebody who reopens. */
import type { Sql } from "~/platform/database.server";

export const lockResponses = (sql: Sql, marketplaceId: string) => sql`
  SELECT pg_advisory_xact_lock(hashtextextended(${`respond ${marketplaceId}`}, 0))`;
