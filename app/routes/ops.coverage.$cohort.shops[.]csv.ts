import type { I18n } from "@lingui/core";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { momentOf } from "~/features/dashboards/moment.server";
import { wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";
import { readCohortName } from "~/features/traffic/coverage-cohort";
import { coverageDefinition } from "~/features/traffic/coverage-definition";
import type { CoverageLine } from "~/features/traffic/coverage-list";
import { coverageStoresQuery } from "~/features/traffic/coverage-query";
import { listCoverageStores } from "~/features/traffic/list-coverage-stores.server";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";

/** The shops of a cohort as the address filters and sorts them, every page of them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const name = params.cohort ?? "";
  const opened = readCohortName(name);
  if (opened === null) throw new Response(null, { status: 404 });
  const { before: _, after: __, ...query } = coverageStoresQuery(new URL(request.url).searchParams);
  const [moment, { i18n }] = await Promise.all([momentOf(actor.marketplaceId), wordsFor(request)]);
  return csvOfList(`coverage-${name}`, moment, coverageStoreColumns(i18n), (after, limit) =>
    listCoverageStores(actor, opened, { ...query, ...(after && { after }) }, limit),
  );
}

function coverageStoreColumns(i18n: I18n): readonly CsvColumn<CoverageLine>[] {
  const text = (
    header: string,
    value: (line: CoverageLine) => string | null,
  ): CsvColumn<CoverageLine> => ({ header, kind: "text", value });
  const day = (
    header: string,
    value: (line: CoverageLine) => string | null,
  ): CsvColumn<CoverageLine> => ({ header, kind: "day", value });
  const stateOf = ({ leftOut, coveredOn, waiting }: CoverageLine) =>
    leftOut ?? (coveredOn !== null ? "COVERED" : waiting ? "WAITING" : "MISSED");
  return [
    text(i18n._("Shop"), ({ store }) => store.name),
    text(i18n._("Shop id"), ({ store }) => store.uid),
    text(i18n._("State"), stateOf),
    {
      header: i18n._("Support impressions"),
      kind: "number",
      value: ({ support }) => support,
    },
    day(i18n._("Opened"), ({ openedDay }) => openedDay),
    day(i18n._("First product"), ({ liveDay }) => liveDay),
    day(i18n._("Covered on"), ({ coveredOn }) => coveredOn),
    text(i18n._("Category"), ({ category }) => category),
    text(i18n._("Region"), ({ region }) => region),
    text(i18n._("Main surface"), ({ mainSurface }) => mainSurface),
    text(i18n._("First order"), ({ effective }) => (effective ? "yes" : "no")),
    text(i18n._("Success"), ({ success }) => (success ? "yes" : "no")),
    { header: i18n._("Definition"), kind: "number", value: () => coverageDefinition.version },
  ];
}
