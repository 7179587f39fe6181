/** Lets the platform know of which shops another deposit is required now. */
import { tellPlatform } from "~/features/notices/tell-platform.server";
import type { Sql } from "~/platform/database.server";
import { type Currency, money, toWire } from "~/values/money";

export type Required = {
  readonly store_uid: string;
  readonly required_minor: number;
  readonly deferred_minor: number;
  readonly before: number;
  readonly deferred_before: number;
};

export function tellOfRequirements(
  sql: Sql,
  marketplaceId: string,
  rows: readonly Required[],
  because: string,
  currency: Currency,
): Promise<void> {
  const wire = (minor: number) => toWire(money(minor, currency));
  const changed = rows.filter(
    (row) => row.required_minor !== row.before || row.deferred_minor !== row.deferred_before,
  );
  return tellPlatform(
    sql,
    marketplaceId,
    changed.map((row) => ({
      type: "deposit.requirement_changed",
      data: {
        storeUid: row.store_uid,
        required: wire(row.required_minor),
        before: wire(row.before),
        deferred: wire(row.deferred_minor),
        because,
      },
    })),
  );
}
