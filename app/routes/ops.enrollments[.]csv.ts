import type { LoaderFunctionArgs } from "@remix-run/node";
import type { EnrollmentLine } from "~/features/dashboards/enrollment-list";
import { enrollmentQuery } from "~/features/dashboards/enrollment-query";
import { listEnrollments } from "~/features/dashboards/list-enrollments.server";
import { momentOf } from "~/features/dashboards/moment.server";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";

/** The enrollments as the address filters and sorts them, every page of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { before: _, after: __, ...query } = enrollmentQuery(new URL(request.url).searchParams);
  const columns = columnsIn(await wordsFor(request));
  const moment = await momentOf(actor.marketplaceId);
  return csvOfList("enrollments", moment, columns, (after, limit) =>
    listEnrollments(actor, { ...query, ...(after && { after }) }, limit),
  );
}

const columnsIn = ({ i18n, locale }: Spoken): readonly CsvColumn<EnrollmentLine>[] => [
  { header: i18n._("Enrollment"), kind: "text", value: (row) => row.id },
  { header: i18n._("Shop"), kind: "text", value: (row) => row.store.name },
  { header: i18n._("Shop id"), kind: "text", value: (row) => row.store.uid },
  { header: i18n._("Program"), kind: "text", value: (row) => row.program.name[locale] },
  { header: i18n._("Version"), kind: "number", value: (row) => row.program.versionNumber },
  { header: i18n._("Status"), kind: "text", value: (row) => row.status },
  { header: i18n._("Begins"), kind: "day", value: (row) => row.startsOn },
  { header: i18n._("Ends"), kind: "day", value: (row) => row.endsOn },
  { header: i18n._("Recovers by"), kind: "day", value: (row) => row.recoverBy },
  { header: i18n._("Product"), kind: "text", value: (row) => row.product?.title },
];
