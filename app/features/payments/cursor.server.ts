import { now } from "~/platform/clock.server";
import { sql } from "~/platform/database.server";

export type Cursor = { readonly upTo: Date };

/** How far a list has been read; null where somebody began to read it less than `everyMs` ago. */
export async function cursorFor(
  name: string,
  everyMs: number,
  reachMs: number,
): Promise<Cursor | null> {
  const at = now();
  const since = new Date(at.getTime() - reachMs);
  const [row] = await sql()<Cursor[]>`
    INSERT INTO stripe_cursor AS c (name, up_to, read_at) VALUES (${name}, ${since}, ${at})
    ON CONFLICT (name) DO UPDATE SET read_at = excluded.read_at
      WHERE c.read_at <= ${new Date(at.getTime() - everyMs)} OR c.read_at > ${at}
    RETURNING up_to AS "upTo"`;
  return row ?? null;
}

export const moveCursor = (name: string, upTo: Date) => sql()`
  UPDATE stripe_cursor SET up_to = ${upTo} WHERE name = ${name} AND up_to < ${upTo}`;
