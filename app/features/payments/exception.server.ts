import { now } from "~/platform/clock.server";
import { sql } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import type { ExceptionKind, ExceptionLine } from "./exception";

/** Raises the alarm, once per subject: it waits for a person's explanation and changes no books. */
export async function raise(
  kind: ExceptionKind,
  subject: string,
  details: Readonly<Record<string, string | number | null>>,
  marketplaceId: string | null = null,
): Promise<void> {
  const found = await sql()`
    INSERT INTO stripe_exception ${sql()({
      id: `${kind}:${subject}`,
      kind,
      subject,
      marketplace_id: marketplaceId,
      details: sql().json(details),
      found_at: now(),
    })} ON CONFLICT (id) DO NOTHING RETURNING id`;
  if (found.length > 0) log().error({ kind, subject, details, marketplaceId }, "Stripe disagrees");
}

/** What waits for an explanation: of this marketplace, and of none. */
export const openExceptions = async (
  marketplaceId: string,
): Promise<
  readonly Pick<ExceptionLine, "id" | "kind" | "subject" | "details" | "foundAt">[]
> => sql()<Pick<ExceptionLine, "id" | "kind" | "subject" | "details" | "foundAt">[]>`
  SELECT id, kind, subject, details, found_at AS "foundAt" FROM stripe_exception
   WHERE explained_at IS NULL AND (marketplace_id = ${marketplaceId} OR marketplace_id IS NULL)
   ORDER BY found_at, id LIMIT 500`;
