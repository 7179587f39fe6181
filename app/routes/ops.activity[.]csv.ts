import type { LoaderFunctionArgs } from "@remix-run/node";
import { activity } from "~/features/dashboards/activity.server";
import { activityColumns } from "~/features/dashboards/csv-columns.server";
import { csvOfList } from "~/features/dashboards/csv-stream.server";
import { momentOf } from "~/features/dashboards/moment.server";
import { wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";

/** The chart's numbers. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const moment = await momentOf(actor.marketplaceId);
  const rows = await activity(actor, moment);
  const columns = activityColumns(await wordsFor(request));
  return csvOfList("activity", moment, columns, async () => ({
    rows,
    total: rows.length,
    before: null,
    after: null,
  }));
}
