import type { JSONValue } from "postgres";
import { now } from "~/platform/clock.server";
import type { Prisma, Sql, Tx } from "~/platform/database.server";
import { currentRequestId } from "~/platform/log.server";
import { newId } from "~/values/public-id";

/** The writer of an entry, as history keeps it. `people` passes its actor; the shape is history's own. */
export type Author = {
  readonly kind: "person" | "key" | "automatic";
  readonly marketplaceId: string;
  readonly name: string;
  readonly personId?: string;
  readonly keyId?: string;
};
export type Deed = {
  /** Past tense in kebab-case: `application-submitted`. */
  readonly verb: string;
  readonly thing: { readonly kind: string; readonly id: string };
  readonly before?: Prisma.InputJsonValue | null;
  readonly after?: Prisma.InputJsonValue | null;
};

/** Adds one entry inside the transaction that does the deed: both are kept, or neither. */
export async function record(tx: Tx, author: Author, deed: Deed): Promise<void> {
  await tx.auditEntry.create({
    data: {
      marketplaceId: author.marketplaceId,
      id: newId(),
      at: now(),
      actorKind: author.kind,
      actorId: author.personId ?? author.keyId ?? author.name,
      actorName: author.name,
      verb: deed.verb,
      thingKind: deed.thing.kind,
      thingId: deed.thing.id,
      ...(deed.before == null ? {} : { before: deed.before }),
      ...(deed.after == null ? {} : { after: deed.after }),
      requestId: currentRequestId(),
    },
  });
}

const rowOf = (sql: Sql, author: Author, deed: Deed) => ({
  marketplace_id: author.marketplaceId,
  id: newId(),
  at: now(),
  actor_kind: author.kind,
  actor_id: author.personId ?? author.keyId ?? author.name,
  actor_name: author.name,
  verb: deed.verb,
  thing_kind: deed.thing.kind,
  thing_id: deed.thing.id,
  before: deed.before == null ? null : sql.json(deed.before as JSONValue),
  after: deed.after == null ? null : sql.json(deed.after as JSONValue),
  request_id: currentRequestId(),
});

/** The same inside a postgres.js transaction. */
export async function recordIn(sql: Sql, author: Author, deed: Deed): Promise<void> {
  await sql`INSERT INTO audit_entry ${sql(rowOf(sql, author, deed))}`;
}

/** Many entries in one statement, at most a few thousand. */
export async function recordAllIn(sql: Sql, author: Author, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  await sql`INSERT INTO audit_entry ${sql(deeds.map((deed) => rowOf(sql, author, deed)))}`;
}
