/** What every step of the daily round is given: one transaction, the enrollments in it, and the day. */
import type { AutomaticActor } from "~/features/people/actor";
import type { OfferedProgram } from "~/features/programs/version.server";
import type { Sql } from "~/platform/database.server";
import type { Day, Zone } from "~/values/day";
import type { Currency } from "~/values/money";
import { newId } from "~/values/public-id";
import type { Words } from "~/values/words";
import { tellOfStatus } from "./tell-of-status.server";

export type Round = {
  readonly sql: Sql;
  readonly actor: AutomaticActor;
  readonly marketplaceId: string;
  readonly ids: readonly string[];
  readonly today: Day;
  readonly at: Date;
  readonly currency: Currency;
  readonly zone: Zone;
  /** The terms of each enrollment in it that is inside, by version. */
  readonly programs: ReadonlyMap<string, OfferedProgram>;
};

export type NewEvent = {
  readonly enrollmentId: string;
  readonly kind: "decision" | "status" | "stage" | "milestone" | "grant" | "note";
  readonly sentence: Words;
  readonly details?: Readonly<Record<string, string | number>>;
};

/** Added to the timelines in one statement, in the order given. */
export async function addEvents(
  {
    sql,
    actor,
    marketplaceId,
    at,
  }: Pick<Round, "sql" | "marketplaceId" | "at"> & {
    readonly actor: { readonly kind: string; readonly name: string };
  },
  events: readonly NewEvent[],
  actorId: string = actor.name,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ enrollmentId, kind, sentence, details }) => ({
    marketplace_id: marketplaceId,
    id: newId(),
    enrollment_id: enrollmentId,
    at,
    actor_kind: actor.kind,
    actor_id: actorId,
    actor_name: actor.name,
    kind,
    sentence: sql.json(sentence),
    details: details === undefined ? null : sql.json(details),
  }));
  for (let from = 0; from < rows.length; from += 5_000) {
    await sql`INSERT INTO enrollment_event ${sql(rows.slice(from, from + 5_000))}`;
  }
  await tellOfStatus(sql, marketplaceId, events);
}

/** True where a month has begun since the enrollment was last worked through. */
export const monthTurned = ({ sql, today }: Pick<Round, "sql" | "today">) => sql`
  date_trunc('month', coalesce(e.advanced_to, e.starts_on)) < date_trunc('month', ${today}::date)`;
