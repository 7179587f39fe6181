import type { LoaderFunctionArgs } from "@remix-run/node";
import { storeColumns } from "~/features/dashboards/csv-columns.server";
import { csvOfList } from "~/features/dashboards/csv-stream.server";
import { listStores } from "~/features/dashboards/list-stores.server";
import { momentOf } from "~/features/dashboards/moment.server";
import { storeQuery } from "~/features/dashboards/store-list";
import { wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";

/** The shops as the address filters and sorts them, every page of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { before: _, after: __, ...query } = storeQuery(new URL(request.url).searchParams);
  const columns = storeColumns(await wordsFor(request));
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("shops", moment, columns, (after, limit) =>
    listStores(actor, { ...query, ...(after && { after }) }, limit),
  );
}
