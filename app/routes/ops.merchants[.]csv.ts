import type { LoaderFunctionArgs } from "@remix-run/node";
import { listStores } from "~/features/dashboards/list-stores.server";
import { momentOf } from "~/features/dashboards/moment.server";
import type { StoreLine } from "~/features/dashboards/store-list";
import { storeQuery } from "~/features/dashboards/store-query";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";

/** The shops as the address filters and sorts them, every page of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { before: _, after: __, ...query } = storeQuery(new URL(request.url).searchParams);
  const columns = columnsIn(await wordsFor(request));
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("shops", moment, columns, (after, limit) =>
    listStores(actor, { ...query, ...(after && { after }) }, limit),
  );
}

const columnsIn = ({ i18n }: Spoken): readonly CsvColumn<StoreLine>[] => [
  { header: i18n._("Shop"), kind: "text", value: (row) => row.name },
  { header: i18n._("Shop id"), kind: "text", value: (row) => row.uid },
  { header: i18n._("Business"), kind: "text", value: (row) => row.entity },
  { header: i18n._("Category"), kind: "text", value: (row) => row.category },
  { header: i18n._("Region"), kind: "text", value: (row) => row.region },
  { header: i18n._("Opened"), kind: "day", value: (row) => row.openedAt },
  { header: i18n._("On sale"), kind: "number", value: (row) => row.onSale },
  { header: i18n._("Licence checked"), kind: "number", value: (row) => (row.verified ? 1 : 0) },
  { header: i18n._("Open applications"), kind: "number", value: (row) => row.openApplications },
  { header: i18n._("Enrolled"), kind: "number", value: (row) => row.enrolled },
];
