import { sql } from "~/platform/database.server";
import { idleHours } from "./identity/session.server";

/** Deletes what no longer opens anything, by the database's clock, which is the one that judged it. */
export async function forgetSessions(): Promise<void> {
  await sql()`
    DELETE FROM session
    WHERE expires_at < now() OR updated_at < now() - make_interval(hours => ${idleHours})`;
  await sql()`DELETE FROM verification WHERE expires_at < now() - interval '1 hour'`;
}
