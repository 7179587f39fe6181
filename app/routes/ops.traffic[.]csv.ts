import type { LoaderFunctionArgs } from "@remix-run/node";
import { momentOf } from "~/features/dashboards/moment.server";
import { type Spoken, wordsFor } from "~/features/dashboards/words-for.server";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { listVerdicts } from "~/features/traffic/list-verdicts.server";
import { readPlanPage } from "~/features/traffic/plan-page.server";
import type { VerdictLine } from "~/features/traffic/verdict-list";
import { verdictQuery } from "~/features/traffic/verdict-query";
import { verdictSentence } from "~/features/traffic/verdict-words";
import type { CsvColumn } from "~/platform/csv.server";
import { csvOfList } from "~/platform/csv-stream.server";
import { isDay } from "~/values/day";
import { uuidOf } from "~/values/public-id";

/** The verdicts of a plan as the address filters and sorts them, every page of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:read");
  const search = new URL(request.url).searchParams;
  const moment = await momentOf(actor.marketplaceId);
  const asked = search.get("date") ?? "";
  const date = isDay(asked) ? asked : moment.today;
  const of = await readPlanPage(actor, { date, planId: uuidOf("plan", search.get("plan") ?? "") });
  if (of === null) throw new Response("not-found", { status: 404, statusText: "not-found" });
  const { before: _, after: __, ...query } = verdictQuery(search);
  const { planId, revision } = of.plan;
  return csvOfList(
    `traffic-plan-${date}-r${revision}`,
    moment,
    columnsIn(await wordsFor(request)),
    (after, limit) => listVerdicts(actor, planId, { ...query, ...(after && { after }) }, limit),
  );
}

const columnsIn = ({ i18n, locale }: Spoken): readonly CsvColumn<VerdictLine>[] => {
  const count = (
    header: string,
    of: (row: VerdictLine) => number | null,
  ): CsvColumn<VerdictLine> => ({
    header,
    kind: "number",
    value: of,
  });
  const text = (
    header: string,
    of: (row: VerdictLine) => string | null,
  ): CsvColumn<VerdictLine> => ({
    header,
    kind: "text",
    value: of,
  });
  return [
    text(i18n._("Shop"), ({ store }) => store.name),
    text(i18n._("Shop id"), ({ store }) => store.uid),
    text(i18n._("Category"), ({ store }) => store.category),
    text(i18n._("Region"), ({ store }) => store.region),
    text(i18n._("Promise"), ({ kind }) => kind),
    count(i18n._("Promised"), ({ promised }) => promised),
    count(i18n._("Delivered"), ({ delivered }) => delivered),
    count(i18n._("Still needed"), ({ need }) => need),
    count(i18n._("At most a day"), ({ dailyCap }) => dailyCap),
    count(i18n._("This day"), ({ given }) => given),
    { header: i18n._("Last day"), kind: "day", value: ({ lastDay }) => lastDay },
    text(i18n._("Reason"), ({ reason }) => reason),
    text(i18n._("Why"), (row) => verdictSentence(row)[locale]),
  ];
};
