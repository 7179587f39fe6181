/** One statement to the ledger, in whichever of the two kinds of transaction its caller is in. */
import type { ParameterOrJSON } from "postgres";
import type { Sql, Tx } from "~/platform/database.server";

export type Transaction = Tx | Sql;

/** Every parameter is text and cast in the statement: so both drivers say the same. */
export async function ask<Row>(
  tx: Transaction,
  statement: string,
  words: readonly (string | null)[],
): Promise<readonly Row[]> {
  if ("$queryRawUnsafe" in tx) return tx.$queryRawUnsafe<Row[]>(statement, ...words);
  const rows = await tx.unsafe(statement, words as ParameterOrJSON<never>[], { prepare: true });
  return rows as unknown as Row[];
}

/** The array literal of ids and keys that have no quotes of their own. */
export const uuidList = (ids: readonly string[]): string => `{${ids.join(",")}}`;
