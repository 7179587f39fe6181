import type { LoaderFunctionArgs } from "@remix-run/node";
import { reviewQuery } from "~/features/applications/review-view";
import { reviewColumns } from "~/features/dashboards/csv-columns.server";
import { csvOfList } from "~/features/dashboards/csv-stream.server";
import { listReviews } from "~/features/dashboards/list-reviews.server";
import { momentOf } from "~/features/dashboards/moment.server";
import { wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";

/** The queue as the address filters and sorts it, every page of it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { before: _, after: __, ...query } = reviewQuery(new URL(request.url).searchParams);
  const columns = reviewColumns(await wordsFor(request));
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("applications", moment, columns, (after, limit) =>
    listReviews(actor, { ...query, ...(after && { after }) }, limit),
  );
}
