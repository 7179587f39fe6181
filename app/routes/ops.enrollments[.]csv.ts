import type { LoaderFunctionArgs } from "@remix-run/node";
import { enrollmentColumns } from "~/features/dashboards/csv-columns.server";
import { csvOfList } from "~/features/dashboards/csv-stream.server";
import { enrollmentQuery } from "~/features/dashboards/enrollment-list";
import { listEnrollments } from "~/features/dashboards/list-enrollments.server";
import { momentOf } from "~/features/dashboards/moment.server";
import { wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";

/** The enrollments as the address filters and sorts them, every page of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { before: _, after: __, ...query } = enrollmentQuery(new URL(request.url).searchParams);
  const columns = enrollmentColumns(await wordsFor(request));
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("enrollments", moment, columns, (after, limit) =>
    listEnrollments(actor, { ...query, ...(after && { after }) }, limit),
  );
}
