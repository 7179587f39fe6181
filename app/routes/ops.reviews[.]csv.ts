import type { LoaderFunctionArgs } from "@remix-run/node";
import type { QueueRow } from "~/features/applications/application-case";
import { reviewQuery } from "~/features/applications/review-query";
import { listReviews } from "~/features/dashboards/list-reviews.server";
import { momentOf } from "~/features/dashboards/moment.server";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";

/** The queue as the address filters and sorts it, every page of it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { before: _, after: __, ...query } = reviewQuery(new URL(request.url).searchParams);
  const columns = columnsIn(await wordsFor(request));
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("applications", moment, columns, (after, limit) =>
    listReviews(actor, { ...query, ...(after && { after }) }, limit),
  );
}

const columnsIn = ({ i18n, locale }: Spoken): readonly CsvColumn<QueueRow>[] => [
  { header: i18n._("Application"), kind: "text", value: (row) => row.id },
  { header: i18n._("Shop"), kind: "text", value: (row) => row.store.name },
  { header: i18n._("Shop id"), kind: "text", value: (row) => row.store.uid },
  { header: i18n._("Program"), kind: "text", value: (row) => row.program.name[locale] },
  { header: i18n._("Product"), kind: "text", value: (row) => row.product?.title },
  { header: i18n._("Status"), kind: "text", value: (row) => row.status },
  { header: i18n._("Sent at"), kind: "day", value: (row) => row.submittedAt },
  { header: i18n._("Promised by"), kind: "day", value: (row) => row.answerBy },
  { header: i18n._("Rules"), kind: "text", value: (row) => row.outcome },
  { header: i18n._("Files"), kind: "number", value: (row) => row.evidence },
  { header: i18n._("Approvals given"), kind: "number", value: (row) => row.approvals.given },
  { header: i18n._("Approvals needed"), kind: "number", value: (row) => row.approvals.needed },
  { header: i18n._("Looked at by"), kind: "text", value: (row) => row.claim?.name },
];
