import { useLingui } from "@lingui/react";
import { ChartFrame } from "~/ui/chart/chart-frame";
import { LaterLineChart } from "~/ui/chart/later-line-chart";
import { Count, Rate } from "~/ui/figure/amounts";
import { Stats } from "~/ui/figure/stats";
import { DayText } from "~/ui/figure/times";
import { EmptyState } from "~/ui/layout/empty-state";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { useFormats } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { PoolDay, PoolPage, PoolWindow } from "./pool-page.server";
import type { QueueEntry } from "./pool-queue.server";

/** What a pool has on the day, and what became of the days before. */
export function StaffPool({ of }: { readonly of: PoolPage }) {
  const { i18n } = useLingui();
  const f = useFormats();
  const { plan, windows, days } = of;
  return (
    <>
      {plan === null ? (
        <Notice tone="info">{i18n._("This pool is not part of the plan of this day.")}</Notice>
      ) : (
        <Stats
          stats={[
            {
              key: "forecast",
              label: i18n._("Expected"),
              value: <Count of={plan.forecast} />,
              note: plan.source === "estimated" ? i18n._("Estimated") : undefined,
            },
            { key: "share", label: i18n._("Share"), value: <Rate basisPoints={plan.shareBps} /> },
            { key: "supply", label: i18n._("For support"), value: <Count of={plan.supply} /> },
            {
              key: "planned",
              label: i18n._("Planned"),
              value: <Count of={plan.planned} />,
              note:
                plan.supply === 0
                  ? i18n._("No supply")
                  : f.rate(Math.round((plan.planned * 10_000) / plan.supply), 0),
            },
          ]}
        />
      )}
      {plan?.source === "dead" ? (
        <Notice tone="warn">
          {i18n._(
            "Nothing was delivered here for days: the pool gets no quota until it is tried again.",
          )}
        </Notice>
      ) : null}
      {plan !== null && plan.priceMicro > 0 ? (
        <Notice tone="info">
          {i18n._(
            "Supply is scarce here: about {count} further impressions keep one more guarantee.",
            {
              count: f.number(Math.ceil(1_000_000 / plan.priceMicro)),
            },
          )}
        </Notice>
      ) : null}
      <Days days={days} />
      <Windows windows={windows} />
    </>
  );
}

function Days({ days }: { readonly days: readonly PoolDay[] }) {
  const { i18n } = useLingui();
  const f = useFormats();
  const said = (count: number | null) => (count === null ? "–" : f.number(count));
  const points = (of: (day: PoolDay) => number | null) =>
    days.map((day) => ({ key: day.day, label: f.shortDay(day.day), value: of(day) }));
  const delivered = days.reduce((sum, day) => sum + day.delivered, 0);
  const planned = days.reduce((sum, day) => sum + (day.planned ?? 0), 0);
  if (delivered === 0 && planned === 0)
    return (
      <Panel title={i18n._("The last 14 days")}>
        <p>{i18n._("Nothing was planned or delivered here in these days.")}</p>
      </Panel>
    );
  return (
    <ChartFrame
      title={i18n._("The last 14 days")}
      definition={i18n._(
        "Impressions planned for support, and what the platform reported as delivered.",
      )}
      summary={i18n._("{delivered} delivered of {planned} planned.", {
        delivered: f.number(delivered),
        planned: f.number(planned),
      })}
      table={{
        head: [i18n._("Day"), i18n._("Forecast"), i18n._("Planned"), i18n._("Delivered")],
        rows: days.map((day) => [
          f.shortDay(day.day),
          said(day.forecast),
          said(day.planned),
          f.number(day.delivered),
        ]),
      }}
    >
      <LaterLineChart
        series={[
          {
            key: "planned",
            name: i18n._("Planned"),
            points: points(({ planned: count }) => count),
          },
          { key: "delivered", name: i18n._("Delivered"), points: points((day) => day.delivered) },
        ]}
        format={(value) => f.number(Math.round(value))}
      />
    </ChartFrame>
  );
}

function Windows({ windows }: { readonly windows: readonly PoolWindow[] }) {
  const { i18n } = useLingui();
  const columns: Column<PoolWindow>[] = [
    { key: "hours", header: i18n._("Hours"), cell: ({ hourWindow }) => hourWindow },
    {
      key: "forecast",
      header: i18n._("Forecast"),
      align: "end",
      cell: ({ forecast }) => (forecast === null ? "–" : <Count of={forecast} />),
    },
    {
      key: "planned",
      header: i18n._("Planned"),
      align: "end",
      cell: ({ planned }) => <Count of={planned} />,
    },
  ];
  return (
    <Panel title={i18n._("Parts of the day")} flush>
      <DataTable
        caption={i18n._("Forecast and quota by part of the day")}
        columns={columns}
        rows={windows}
        rowKey={({ hourWindow }) => hourWindow}
        empty={
          <EmptyState kind="nothing-yet" title={i18n._("No forecast and no quota on this day")} />
        }
      />
    </Panel>
  );
}

/** Whom the pool shows next, in the order the platform gets. */
export function StaffPoolQueue({ entries }: { readonly entries: readonly QueueEntry[] }) {
  const { i18n } = useLingui();
  const columns: Column<QueueEntry>[] = [
    { key: "store", header: i18n._("Shop"), cell: ({ storeUid }) => storeUid },
    {
      key: "priority",
      header: i18n._("Given"),
      cell: ({ priority }) =>
        priority === 1 ? i18n._("to keep it") : i18n._("as it is left over"),
    },
    {
      key: "quota",
      header: i18n._("Quota here"),
      align: "end",
      cell: ({ quota }) => <Count of={quota} />,
    },
    {
      key: "remaining",
      header: i18n._("Still needed"),
      align: "end",
      cell: ({ remaining }) => <Count of={remaining} />,
    },
    {
      key: "spare",
      header: i18n._("Days to spare"),
      align: "end",
      cell: ({ spare }) => <Count of={spare} />,
    },
    {
      key: "last",
      header: i18n._("Last day"),
      cell: ({ lastDay }) => <DayText day={lastDay} short />,
    },
  ];
  return (
    <Panel title={i18n._("Queue")} lead={i18n._("The first 50, the most urgent on top.")} flush>
      <DataTable
        caption={i18n._("Queue of this pool")}
        columns={columns}
        rows={entries}
        rowKey={({ grantId }) => grantId}
        rowHref={({ storeUid }) => `/ops/merchants/${encodeURIComponent(storeUid)}/traffic`}
        empty={<EmptyState kind="nothing-yet" title={i18n._("Nobody is queued here")} />}
      />
    </Panel>
  );
}
