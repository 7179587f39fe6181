import type { LoaderFunctionArgs } from "@remix-run/node";
import { activity } from "~/features/dashboards/activity.server";
import { momentOf } from "~/features/dashboards/moment.server";
import type { ActivityDay } from "~/features/dashboards/overview";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";

/** The chart's numbers. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const moment = await momentOf(actor.marketplaceId);
  const rows = await activity(actor, moment);
  const columns = columnsIn(await wordsFor(request));
  return csvOfList("activity", moment, columns, async () => ({
    rows,
    total: rows.length,
    before: null,
    after: null,
  }));
}

const columnsIn = ({ i18n }: Spoken): readonly CsvColumn<ActivityDay>[] => [
  { header: i18n._("Day"), kind: "day", value: (row) => row.day },
  { header: i18n._("Applications"), kind: "number", value: (row) => row.sent },
  { header: i18n._("Decisions"), kind: "number", value: (row) => row.decided },
];
