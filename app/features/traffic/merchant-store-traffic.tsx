import { useLingui } from "@lingui/react";
import { ChartFrame } from "~/ui/chart/chart-frame";
import { LaterLineChart } from "~/ui/chart/later-line-chart";
import { When } from "~/ui/figure/times";
import { EmptyState } from "~/ui/layout/empty-state";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Tabs } from "~/ui/layout/tabs";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { MerchantPromises } from "./merchant-promises";
import type { StoreTraffic, TodaysQuota } from "./store-traffic";

/** How one shop was shown, what it was promised, what comes next and why. */
export function MerchantStoreTraffic({ of }: { readonly of: StoreTraffic }) {
  const { i18n } = useLingui();
  const shown = of.days.some(({ support, natural, paid }) => support + natural + paid > 0);
  if (!shown && of.promises.length === 0)
    return (
      <EmptyState kind="nothing-yet" drawing="ramp" title={i18n._("No traffic yet")}>
        <p>
          {i18n._(
            "As soon as a program supports this shop or people see it, you read here how often, where and what comes next.",
          )}
        </p>
      </EmptyState>
    );
  return (
    <>
      <MerchantResponse of={of} />
      {of.promises.length > 0 ? <MerchantToday of={of} /> : null}
      <Panel title={i18n._("What was promised")} flush={of.promises.length > 0}>
        <MerchantPromises promises={of.promises} />
      </Panel>
      <Tabs
        label={i18n._("How many days")}
        param="days"
        tabs={[28, 90].map((days) => ({
          value: String(days),
          label: i18n._("{days} days", { days }),
        }))}
      />
      <MerchantShownDays of={of} />
    </>
  );
}

/** Graduated, stopped or begun again: why, by which figures, and what one can do. */
function MerchantResponse({ of: { response } }: { readonly of: StoreTraffic }) {
  const { i18n } = useLingui();
  const f = useFormats();
  if (response === null) return null;
  const { verdict, day, impressions, clicks, thresholdBps, note } = response;
  const figures =
    impressions === null || clicks === null || thresholdBps === null
      ? null
      : i18n._(
          "{clicks} clicks in {impressions} impressions; the line is {rate} clicks per impression.",
          {
            clicks: f.number(clicks),
            impressions: f.number(impressions),
            rate: f.rate(thresholdBps, 1),
          },
        );
  if (verdict === "GRADUATED")
    return (
      <Notice tone="ok" title={i18n._("Graduated from support on {day}", { day: f.day(day) })}>
        <p>
          {i18n._("People look closer so often that this shop does well without extra grants.")}
        </p>
        <p>{figures}</p>
        <p>{i18n._("Everything that was guaranteed is still shown in full.")}</p>
      </Notice>
    );
  if (verdict === "STOPPED")
    return (
      <Notice tone="warn" title={i18n._("Extra support stopped on {day}", { day: f.day(day) })}>
        <p>{i18n._("Too few of the people who saw this shop looked closer.")}</p>
        <p>{figures}</p>
        <p>
          {i18n._(
            "Everything that was guaranteed is still shown in full. Changed your photographs, titles or prices? Ask the marketplace to look again: it can begin support anew, and only what comes after counts.",
          )}
        </p>
      </Notice>
    );
  return (
    <Notice tone="info" title={i18n._("Support began again on {day}", { day: f.day(day) })}>
      <p>{i18n._("Only what people do from the next day on counts.")}</p>
      {note === null ? null : <p>{note}</p>}
    </Notice>
  );
}

/** Where and when the shop is shown today. */
function MerchantToday({ of: { plan, promises } }: { readonly of: StoreTraffic }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const f = useFormats();
  const said = promises.flatMap(({ grantId, sentence }) =>
    sentence === null ? [] : [{ grantId, text: inWords(sentence) }],
  );
  const columns: Column<TodaysQuota>[] = [
    { key: "surface", header: i18n._("Surface"), cell: ({ surface }) => surface },
    { key: "category", header: i18n._("Category"), cell: ({ category }) => category },
    {
      key: "region",
      header: i18n._("Region"),
      cell: ({ region }) => (region === "*" ? i18n._("Everywhere") : region),
    },
    { key: "hours", header: i18n._("Hours"), cell: ({ hourWindow }) => hourWindow },
    {
      key: "impressions",
      header: i18n._("Impressions"),
      align: "end",
      cell: ({ impressions }) => f.number(impressions),
    },
  ];
  return (
    <Panel
      title={i18n._("What comes next")}
      lead={
        plan === null ? (
          i18n._("Today’s plan has not been made yet.")
        ) : (
          <>
            {i18n._("By today’s plan, made at")} <When at={plan.madeAt} as="short" />
          </>
        )
      }
    >
      {said.length === 0 && plan !== null ? (
        <p>{i18n._("Nothing is open: every promise is kept or over.")}</p>
      ) : null}
      {said.map(({ grantId, text }) => (
        <p key={grantId}>{text}</p>
      ))}
      {plan !== null && plan.quotas.length > 0 ? (
        <DataTable
          caption={i18n._("Where this shop is shown today")}
          columns={columns}
          rows={plan.quotas}
          rowKey={(row) => [row.surface, row.category, row.region, row.hourWindow].join("/")}
        />
      ) : null}
    </Panel>
  );
}

/** Support, natural and paid traffic by day, drawn and as a table. */
function MerchantShownDays({ of: { days } }: { readonly of: StoreTraffic }) {
  const { i18n } = useLingui();
  const f = useFormats();
  const kinds = [
    { key: "support", name: i18n._("Support") },
    { key: "natural", name: i18n._("Natural") },
    { key: "paid", name: i18n._("Paid (advertising)") },
  ] as const;
  const sum = (key: (typeof kinds)[number]["key"]) =>
    days.reduce((total, day) => total + day[key], 0);
  const totals = kinds.map(({ key, name }) => `${name} ${f.number(sum(key))}`);
  return (
    <ChartFrame
      title={i18n._("How often this shop was shown")}
      definition={i18n._(
        "Different people a report names for a day, else impressions. Support is what programs give; paid traffic is advertising and counts for no promise.",
      )}
      summary={f.list(totals)}
      table={{
        head: [i18n._("Day"), ...kinds.map(({ name }) => name)],
        rows: days
          .toReversed()
          .map((day) => [f.day(day.day), ...kinds.map(({ key }) => f.number(day[key]))]),
      }}
    >
      <LaterLineChart
        series={kinds
          .filter(({ key }) => key !== "paid" || sum("paid") > 0)
          .map(({ key, name }) => ({
            key,
            name,
            points: days.map((day, index) => ({
              key: day.day,
              label: f.shortDay(day.day),
              value: day[key],
              incomplete: index === days.length - 1,
            })),
          }))}
        format={f.number}
      />
    </ChartFrame>
  );
}
