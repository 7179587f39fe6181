import type { I18n } from "@lingui/core";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { wordsFor } from "~/features/dashboards/words-for.server";
import { requireStaff } from "~/features/people/require.server";
import { coverageDefinition } from "~/features/traffic/coverage-definition";
import { type CohortLine, gridDays } from "~/features/traffic/coverage-list";
import { coverageQuery } from "~/features/traffic/coverage-query";
import { readCoverage } from "~/features/traffic/read-coverage.server";
import { type CsvColumn, csvOf, csvResponse } from "~/platform/csv.server";

/** The grid as the address filters it, newest cohort first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const query = coverageQuery(new URL(request.url).searchParams);
  const [{ i18n }, { cohorts, asOf }] = await Promise.all([
    wordsFor(request),
    readCoverage(actor, query),
  ]);
  const name = `slipway-coverage-${asOf ?? "none"}.csv`;
  return csvResponse(name, csvOf(coverageColumns(i18n), cohorts));
}

const percent = (basisPoints: number | null) =>
  basisPoints === null ? null : (basisPoints / 100).toFixed(2);

/** Covered stores by day; empty where nobody has got so far. */
function coverageColumns(i18n: I18n): readonly CsvColumn<CohortLine>[] {
  const number = (
    header: string,
    value: (line: CohortLine) => number | string | null,
  ): CsvColumn<CohortLine> => ({ header, kind: "number", value });
  return [
    { header: i18n._("From"), kind: "day", value: ({ first }) => first },
    { header: i18n._("To"), kind: "day", value: ({ last }) => last },
    { header: i18n._("Final"), kind: "text", value: ({ final }) => (final ? "yes" : "no") },
    number(i18n._("Opened"), ({ counts }) => counts.opened),
    number(i18n._("In the cohort"), ({ counts }) => counts.member),
    number(i18n._("Covered"), ({ counts }) => counts.covered),
    number(i18n._("Not covered yet"), ({ counts }) => counts.waiting),
    number(i18n._("Missed"), ({ counts }) => counts.missed),
    number(i18n._("First order"), ({ counts }) => counts.effective),
    number(i18n._("Success"), ({ counts }) => counts.success),
    number(i18n._("Coverage in %"), ({ rate }) => percent(rate)),
    number(i18n._("95% interval from"), ({ low }) => percent(low)),
    number(i18n._("95% interval to"), ({ high }) => percent(high)),
    ...Array.from({ length: gridDays }, (_, day) =>
      number(i18n._("Covered by day {day}", { day }), ({ cells }) => {
        const cell = cells[day];
        return cell?.begun ? cell.covered : null;
      }),
    ),
    { header: i18n._("Definition"), kind: "number", value: () => coverageDefinition.version },
  ];
}
