/** The database described by itself, for tests that ask about every table there is. */
import type pg from "pg";
import { withOwner } from "~/platform/installation.server";

export const asOwner = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withOwner(process.env.DATABASE_URL ?? "", work);

export const rowsOf = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  asOwner(async (client) => (await client.query(text, values)).rows as Row[]);

/**
 * Tables outside every marketplace, by name. A new table is behind the wall unless it is written here,
 * and being written here is a decision: nothing keeps one marketplace from reading another's rows of it.
 */
export const localTables = [
  "_prisma_migrations",
  "marketplace",
  "person",
  "session",
  "account",
  "verification",
  "two_factor",
  "attempt",
  "mail",
  "stripe_event",
  "stripe_cursor",
  "stripe_exception",
  "stripe_rest_line",
] as const;

/** Tables that are the same for every marketplace and that no program writes. None yet. */
export const referenceTables: readonly string[] = [];

export const tenantTables = async (): Promise<string[]> => {
  const rows = await rowsOf<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> ALL ($1)
      ORDER BY relname`,
    [[...localTables, ...referenceTables]],
  );
  return rows.map(({ name }) => name);
};

export type Column = {
  readonly table: string;
  readonly name: string;
  /** As `format_type` writes it: `uuid`, `text[]`, `timestamp(6) with time zone`. */
  readonly type: string;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
};

export const columns = (): Promise<Column[]> =>
  rowsOf<Column>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
        a.attnotnull AS "notNull", a.atthasdef AS "hasDefault"
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      ORDER BY c.relname, a.attnum`,
  );

export type ForeignKey = {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly fromColumns: string[];
  readonly toColumns: string[];
  /** `a` no action, `r` restrict, `c` cascade, `n` set null, `d` set default. */
  readonly onDelete: string;
  readonly onUpdate: string;
  readonly deferrable: boolean;
};

export const foreignKeys = (): Promise<ForeignKey[]> =>
  rowsOf<ForeignKey>(
    `SELECT k.conname AS name, f.relname AS from, t.relname AS to,
        ARRAY(SELECT attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u(n, i)
          JOIN pg_attribute ON attrelid = k.conrelid AND attnum = n ORDER BY i) AS "fromColumns",
        ARRAY(SELECT attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u(n, i)
          JOIN pg_attribute ON attrelid = k.confrelid AND attnum = n ORDER BY i) AS "toColumns",
        k.confdeltype AS "onDelete", k.confupdtype AS "onUpdate", k.condeferrable AS deferrable
       FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
      WHERE k.contype = 'f' AND f.relnamespace = 'public'::regnamespace ORDER BY 1`,
  );

/** Every index that refuses a second row: primary keys, unique and exclusion constraints, unique indexes. */
export const uniqueKeys = () =>
  rowsOf<{ table: string; name: string; primary: boolean; columns: string[] }>(
    `SELECT c.relname AS table, x.relname AS name, i.indisprimary AS primary,
        ARRAY(SELECT coalesce(attname::text, '(expression)')
          FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS u(n, o)
          LEFT JOIN pg_attribute ON attrelid = c.oid AND attnum = n AND n > 0 ORDER BY o) AS columns
       FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
      WHERE c.relnamespace = 'public'::regnamespace AND (i.indisunique OR i.indisexclusion)
      ORDER BY 1, 2`,
  );
