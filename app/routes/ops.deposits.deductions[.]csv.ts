import type { LoaderFunctionArgs } from "@remix-run/node";
import { momentOf } from "~/features/dashboards/moment.server";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import type { DeductionLine } from "~/features/deposits/deduction-list";
import { deductionQuery } from "~/features/deposits/deduction-query";
import { listDeductions } from "~/features/deposits/list-deductions.server";
import { requireStaff } from "~/features/people/require.server";
import { decimalOf } from "~/locales/format";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";

/** The deductions as the address filters them, every page of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { before: _, after: __, ...query } = deductionQuery(new URL(request.url).searchParams);
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("deductions", moment, columnsIn(await wordsFor(request)), (after, limit) =>
    listDeductions(actor, { ...query, ...(after && { after }) }, limit),
  );
}

const columnsIn = ({ i18n }: Spoken): readonly CsvColumn<DeductionLine>[] => [
  { header: i18n._("Deduction"), kind: "text", value: (row) => row.id },
  { header: i18n._("Shop"), kind: "text", value: (row) => row.store.name },
  { header: i18n._("Shop id"), kind: "text", value: (row) => row.store.uid },
  { header: i18n._("Kind"), kind: "text", value: (row) => row.kind },
  { header: i18n._("State"), kind: "text", value: (row) => row.status },
  { header: i18n._("Currency"), kind: "text", value: (row) => row.currency },
  { header: i18n._("Amount"), kind: "number", value: (row) => decimalOf(row) },
  { header: i18n._("Reason"), kind: "text", value: (row) => row.reason },
  { header: i18n._("Proposed"), kind: "day", value: (row) => row.proposedAt },
  { header: i18n._("Answer by"), kind: "day", value: (row) => row.replyUntil },
];
