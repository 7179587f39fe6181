import type { Actor } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { now } from "~/platform/clock.server";
import { sqlInTenant } from "~/platform/database.server";
import type { Day } from "~/values/day";
import { dictionary, type MetricKey } from "./dictionary";
import type { Fact, Facts, FactValue } from "./fact";
import { creatorColumns, type PopulationColumn, productColumns, storeColumns } from "./population";
import { creatorFacts } from "./sql/creator-facts";
import { factSelect } from "./sql/fact-question";
import { productFacts } from "./sql/product-facts";
import { storeFacts } from "./sql/store-facts";

export type Subject =
  | { readonly storeUid: string }
  | { readonly productUid: string }
  | { readonly creatorUid: string };

type Row = Readonly<Record<string, FactValue>> & {
  readonly as_of: Day;
  readonly owner: string | null;
  readonly supplied: Readonly<Record<string, Day>> | null;
};
type Columns = Readonly<Record<string, PopulationColumn>>;

const ownerOf = (store: string) =>
  `(SELECT o.entity_uid FROM store o WHERE o.marketplace_id = (SELECT $1::uuid) AND o.store_uid = ${store})`;

const questions = {
  store: {
    columns: storeColumns as Columns,
    text: factSelect(storeFacts({ some: true }), {
      owner: "shop.entity_uid",
      supplied: "supplied.as_of",
    }),
  },
  product: {
    columns: productColumns as Columns,
    text: factSelect(productFacts({ some: "products" }), {
      owner: ownerOf("item.store_uid"),
      supplied: "supplied.as_of",
    }),
  },
  creator: {
    columns: creatorColumns as Columns,
    text: factSelect(creatorFacts({ some: true }), { owner: "NULL", supplied: "NULL::jsonb" }),
  },
} as const;

function wished(subject: Subject): { kind: keyof typeof questions; uid: string } {
  if ("storeUid" in subject) return { kind: "store", uid: subject.storeUid };
  if ("productUid" in subject) return { kind: "product", uid: subject.productUid };
  return { kind: "creator", uid: subject.creatorUid };
}

function factOf(row: Row, key: string, column: PopulationColumn): Fact {
  const value = row[column.value] ?? null;
  const sample = column.sample === undefined ? null : Number(row[column.sample] ?? 0);
  const suppliedOn = row.supplied?.[key];
  if (suppliedOn !== undefined) return { value, sample, asOf: suppliedOn, source: "supplied" };
  const source = dictionary[key as MetricKey].source === "supplied" ? "supplied" : "computed";
  return { value, sample, asOf: row.as_of, source };
}

/**
 * All facts of one store, product or creator as of a day (the marketplace's today unless one is given),
 * read from the events and the rollup in one statement. Nothing is known of a subject that does not
 * exist or that the actor may not see: the answer is then empty.
 */
export async function factsOf(actor: Actor, subject: Subject, asOf?: Day): Promise<Facts> {
  const { marketplaceId } = actor;
  const { kind, uid } = wished(subject);
  const { columns, text } = questions[kind];
  const [row] = await sqlInTenant(marketplaceId, (sql) =>
    sql.unsafe<Row[]>(text, [marketplaceId, now(), asOf ?? null, [uid]], { prepare: true }),
  );
  if (row === undefined) return {};
  if (!may(actor, "facts:read", { marketplaceId, entityUid: row.owner })) return {};
  return Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, factOf(row, key, column)]),
  );
}
