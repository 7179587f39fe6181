/** An agreement is made: the product is quoted, and from here on the room leads it to sale. */
import type { Sql } from "~/platform/database.server";
import type { Day } from "~/values/day";
import type { AgreementStage } from "./agreement";
import type { SaleTerms } from "./terms";

export type AgreementGranted = {
  readonly grantId: string;
  readonly storeUid: string;
  readonly productUid: string;
  readonly currency: string;
  readonly gives: SaleTerms;
  readonly fromDay: Day;
  readonly toDay: Day | null;
};

const begins: AgreementStage = "QUOTED";
const over: AgreementStage = "ENDED";

export async function grantAgreement(
  sql: Sql,
  marketplaceId: string,
  granted: readonly AgreementGranted[],
): Promise<void> {
  const rows = granted.map(
    ({ grantId, storeUid, productUid, currency, gives, fromDay, toDay }) => ({
      marketplace_id: marketplaceId,
      grant_id: grantId,
      store_uid: storeUid,
      product_uid: productUid,
      currency,
      supply_minor: gives.supplyMinor,
      terms: sql.json(gives),
      stage: begins,
      from_day: fromDay,
      to_day: toDay,
    }),
  );
  await sql`INSERT INTO sale_agreement ${sql(rows)} ON CONFLICT DO NOTHING`;
}

export async function endAgreement(
  sql: Sql,
  marketplaceId: string,
  grantIds: readonly string[],
  on: Day,
): Promise<void> {
  await sql`
    UPDATE sale_agreement SET ended_on = ${on}, stage = ${over}
    WHERE marketplace_id = ${marketplaceId} AND grant_id = ANY(${[...grantIds]}::uuid[])
      AND ended_on IS NULL`;
}
