import type { PendingQuery, Row } from "postgres";
import { exactUpTo } from "~/values/keyset";
import type { Sql } from "./database.server";

/** How many rows `matching` (from FROM on) has, counted no further than one beyond `exactUpTo`. */
export async function countUpTo(sql: Sql, matching: PendingQuery<Row[]>): Promise<number> {
  const [counted] = await sql<{ count: number }[]>`
    SELECT count(*) AS count FROM (SELECT 1 ${matching} LIMIT ${exactUpTo + 1}) AS counted`;
  return counted?.count ?? 0;
}
