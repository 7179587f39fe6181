import type { LoaderFunctionArgs } from "@remix-run/node";
import { momentOf } from "~/features/dashboards/moment.server";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { findCompared, listDiff } from "~/features/traffic/compare-plans.server";
import { diffQuery } from "~/features/traffic/diff-query";
import type { PromiseDiff } from "~/features/traffic/plan-diff";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";
import { isDay } from "~/values/day";
import { uuidOf } from "~/values/public-id";

/** All promises that differ between the two plans of the address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:read");
  const { date = "" } = params;
  const search = new URL(request.url).searchParams;
  const withWhat = search.get("with") ?? "";
  const plans = isDay(date)
    ? await findCompared(actor, {
        date,
        withDate: isDay(withWhat) ? withWhat : null,
        withPlan: uuidOf("plan", withWhat),
      })
    : null;
  if (plans === null) throw new Response("not-found", { status: 404, statusText: "not-found" });
  const { before: _, after: __, ...query } = diffQuery(search);
  return csvOfList(
    `traffic-changes-${date}`,
    await momentOf(actor.marketplaceId),
    columnsIn(await wordsFor(request)),
    (after, limit) => listDiff(actor, plans, { ...query, ...(after && { after }) }, limit),
  );
}

const columnsIn = ({ i18n }: Spoken): readonly CsvColumn<PromiseDiff>[] => [
  { header: i18n._("Shop"), kind: "text", value: ({ store }) => store.name },
  { header: i18n._("Shop id"), kind: "text", value: ({ store }) => store.uid },
  { header: i18n._("Change"), kind: "text", value: ({ change }) => change },
  { header: i18n._("Before"), kind: "number", value: ({ before }) => before?.given },
  { header: i18n._("After"), kind: "number", value: ({ after }) => after?.given },
  { header: i18n._("Reason before"), kind: "text", value: ({ before }) => before?.reason },
  { header: i18n._("Reason after"), kind: "text", value: ({ after }) => after?.reason },
];
