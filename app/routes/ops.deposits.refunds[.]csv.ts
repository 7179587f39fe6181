import type { LoaderFunctionArgs } from "@remix-run/node";
import { momentOf } from "~/features/dashboards/moment.server";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { listRefunds } from "~/features/deposits/list-refunds.server";
import type { RefundLine } from "~/features/deposits/refund-list";
import { refundQuery } from "~/features/deposits/refund-query";
import { requireStaff } from "~/features/people/require.server";
import { decimalOf } from "~/locales/format";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";

/** The refunds as the address filters them, every page of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { before: _, after: __, ...query } = refundQuery(new URL(request.url).searchParams);
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("refunds", moment, columnsIn(await wordsFor(request)), (after, limit) =>
    listRefunds(actor, { ...query, ...(after && { after }) }, limit),
  );
}

const columnsIn = ({ i18n }: Spoken): readonly CsvColumn<RefundLine>[] => [
  { header: i18n._("Refund"), kind: "text", value: (row) => row.id },
  { header: i18n._("Shop"), kind: "text", value: (row) => row.store.name },
  { header: i18n._("Shop id"), kind: "text", value: (row) => row.store.uid },
  { header: i18n._("Kind"), kind: "text", value: (row) => row.kind },
  { header: i18n._("State"), kind: "text", value: (row) => row.status },
  { header: i18n._("Currency"), kind: "text", value: (row) => row.currency },
  { header: i18n._("Amount"), kind: "number", value: (row) => decimalOf(row) },
  { header: i18n._("Asked for on"), kind: "day", value: (row) => row.requestedAt },
  { header: i18n._("Waiting period until"), kind: "day", value: (row) => row.coolingUntil },
];
