/** Trials that are over: their deposit is due and the merchant warned, or it is paid and she graduates. */
import type { JSONValue } from "postgres";
import type { DepositDeferral, DueBecause, TrialCounters } from "~/features/deposits/deferral";
import { trialCounters } from "~/features/deposits/trial";
import { trialColumns } from "~/features/deposits/trial-columns";
import { ruleSemantics } from "~/features/eligibility/evaluate";
import { dayOf } from "~/values/day";
import { newId } from "~/values/public-id";
import type { Words } from "~/values/words";
import { type Standing, sameStanding, soonestEnd, standingSchema } from "../checks/standing";
import { counterWords, trialDueWords, trialPaidWords } from "../checks/trial-words";
import { endEnrollments } from "../end.server";
import { depositMark } from "../warning";
import { addEvents, type Round } from "./round.server";

type Row = {
  readonly id: string;
  readonly failed_checks: unknown;
  readonly terms: DepositDeferral;
  readonly ended_because: DueBecause | "ended" | null;
  readonly ended_counters: TrialCounters | null;
  readonly paid: boolean;
  readonly required: number;
  readonly available: number;
  readonly due_at: Date | null;
};

const overIn = ({ sql, marketplaceId, ids }: Round) => sql<Row[]>`
  SELECT e.id, e.failed_checks, t.terms, t.ended_because, t.ended_counters, o.due_at,
    ${sql.unsafe(trialColumns.paid)} AS paid, coalesce(d.required_minor, 0)::int8 AS required,
    coalesce(d.available_minor, 0)::int8 AS available
  FROM enrollment e
  JOIN benefit_grant g ON g.marketplace_id = e.marketplace_id AND g.enrollment_id = e.id
  ${sql.unsafe(trialColumns.join)}
  WHERE e.marketplace_id = ${marketplaceId} AND e.id = ANY(${[...ids]}::uuid[])
    AND e.status IN ('ACTIVE', 'WARNED') AND g.lever = 'deposit-deferral' AND g.status = 'ISSUED'
    AND ${sql.unsafe(trialColumns.over)}`;

type Told = {
  readonly row: Row;
  readonly outcome: "DUE" | "GRADUATED";
  readonly sentence: Words;
};

/** The three counters as they stood when they ended the trial. */
const countersOf = ({ terms, ended_counters }: Row, { currency }: Round) =>
  ended_counters === null ? [] : trialCounters(terms, ended_counters, currency);

async function keep(round: Round, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const { sql, marketplaceId, today, at } = round;
  const rows = told.map(({ row, outcome, sentence }) => ({
    marketplace_id: marketplaceId,
    id: newId(),
    enrollment_id: row.id,
    day: today,
    at,
    about: outcome === "DUE" ? "deposit" : "payment",
    monthly: false,
    outcome,
    facts: sql.json((row.ended_counters ?? {}) as JSONValue),
    semantics: ruleSemantics,
    answers: sql.json([]),
    figures: sql.json(
      countersOf(row, round).map(({ share, ...counter }) => ({
        ...counter,
        state: share < 1 ? "met" : "unmet",
        sentence: counterWords(counter),
      })) as unknown as JSONValue,
    ),
    sentence: sql.json(sentence),
    tells: true,
  }));
  await sql`INSERT INTO enrollment_check ${sql(rows)} ON CONFLICT DO NOTHING`;
  await addEvents(
    round,
    told.map(({ row, sentence, outcome }) => ({
      enrollmentId: row.id,
      // Graduating is a status of its own, told when the enrollment ends.
      kind: outcome === "DUE" ? "status" : "note",
      sentence,
      details: { outcome },
    })),
  );
}

type Due = { readonly row: Row; readonly before: Standing; readonly after: Standing };

function dueOf(round: Round, row: Row): Due {
  const before: Standing = standingSchema.parse(row.failed_checks);
  const recoverBy = row.due_at === null ? {} : { recoverBy: dayOf(row.due_at, round.zone) };
  const since = before[depositMark]?.since ?? round.today;
  return { row, before, after: { ...before, [depositMark]: { failed: 1, since, ...recoverBy } } };
}

async function warn({ sql, marketplaceId, today }: Round, due: readonly Due[]): Promise<void> {
  const changed = due.filter(({ before, after }) => !sameStanding(before, after));
  if (changed.length === 0) return;
  const ends = changed.map(({ after }) => soonestEnd(after));
  await sql`
    UPDATE enrollment e SET status = 'WARNED', failed_checks = c.standing::jsonb,
      warned_on = coalesce(e.warned_on, ${today}), leaving_key = c.leaving, recover_by = c.recover_by
    FROM unnest(
      ${changed.map(({ row }) => row.id)}::uuid[],
      ${changed.map(({ after }) => JSON.stringify(after))}::text[],
      ${ends.map((end) => end?.key ?? null)}::text[],
      ${ends.map((end) => end?.recoverBy ?? null)}::date[]
    ) AS c (id, standing, leaving, recover_by)
    WHERE e.marketplace_id = ${marketplaceId} AND e.id = c.id`;
}

export async function settleTrials(round: Round): Promise<void> {
  const { sql, actor, today, at, currency } = round;
  const over = await overIn(round);
  const due = over.filter(({ paid }) => !paid).map((row) => dueOf(round, row));
  await warn(round, due);
  await keep(
    round,
    due
      .filter(({ before }) => before[depositMark] === undefined)
      .map(({ row, after }) => ({
        row,
        outcome: "DUE",
        sentence: trialDueWords({
          counter: countersOf(row, round).find(({ key }) => key === row.ended_because) ?? null,
          leftMinor: row.required - row.available,
          currency,
          dueOn: after[depositMark]?.recoverBy ?? null,
        }),
      })),
  );
  const paid = over.filter((row) => row.paid);
  await keep(
    round,
    paid.map((row) => ({
      row,
      outcome: "GRADUATED",
      sentence: trialPaidWords(row.available, currency),
    })),
  );
  const ids = paid.map(({ id }) => id);
  const ending = { to: "GRADUATED", because: "deposit-paid", on: today, at } as const;
  await endEnrollments(sql, actor, ids, ending);
}
