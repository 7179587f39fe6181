import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Count } from "~/ui/figure/amounts";
import { Stats } from "~/ui/figure/stats";
import { EmptyState } from "~/ui/layout/empty-state";
import { FilterChips } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ListPage } from "~/values/keyset";
import type { ComparedPlans, DiffCounts } from "./compare-plans.server";
import { type PoolDiff, type PromiseChange, type PromiseDiff, promiseChanges } from "./plan-diff";
import { poolId } from "./pool-id";
import { reasonWords } from "./verdict-words";

function useChanges(): Readonly<Record<PromiseChange, string>> {
  const { i18n } = useLingui();
  return {
    came: i18n._("Came in"),
    left: i18n._("Dropped out"),
    more: i18n._("Given more"),
    less: i18n._("Given less"),
  };
}

type Props = {
  readonly plans: ComparedPlans;
  readonly page: ListPage<PromiseDiff> & { readonly counts: DiffCounts };
  readonly pools: readonly PoolDiff[];
  readonly change: PromiseChange | null;
  /** The address's own part of the query that says with what it is compared. */
  readonly withWhat: string;
};

/** What is not the same in two plans. */
export function StaffDiff({ plans, page, pools, change, withWhat }: Props) {
  const { i18n } = useLingui();
  const f = useFormats();
  const changes = useChanges();
  const { before, after } = plans;
  return (
    <>
      <Stats
        stats={[
          {
            key: "kept",
            label: i18n._("Guarantees kept"),
            value: <Count of={after.covered} />,
            note: i18n._("{count} before", { count: f.number(before.covered) }),
          },
          {
            key: "supply",
            label: i18n._("For support"),
            value: <Count of={after.supply} />,
            note: i18n._("{count} before", { count: f.number(before.supply) }),
          },
          ...promiseChanges.map((each) => ({
            key: each,
            label: changes[each],
            value: <Count of={page.counts[each]} />,
            to: `?${withWhat}change=${each}`,
          })),
        ]}
      />
      {change ? (
        <FilterChips active={[{ param: "change", value: change, label: changes[change] }]} />
      ) : null}
      <Panel title={i18n._("Promises")} flush>
        <PromiseTable lines={page.rows} />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
      <Panel
        title={i18n._("Pools with more or less supply")}
        lead={i18n._("At most 50, the greatest change first.")}
        flush
      >
        <PoolTable pools={pools} date={after.date} />
      </Panel>
    </>
  );
}

function PromiseTable({ lines }: { readonly lines: readonly PromiseDiff[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const changes = useChanges();
  const said = (side: PromiseDiff["before"]) =>
    side === null ? "–" : inWords(reasonWords[side.reason]);
  const count = (side: PromiseDiff["before"]) => (side === null ? "–" : <Count of={side.given} />);
  const columns: Column<PromiseDiff>[] = [
    { key: "shop", header: i18n._("Shop"), cell: ({ store }) => store.name },
    { key: "change", header: i18n._("Change"), cell: ({ change }) => changes[change] },
    { key: "from", header: i18n._("Before"), align: "end", cell: ({ before }) => count(before) },
    { key: "to", header: i18n._("After"), align: "end", cell: ({ after }) => count(after) },
    {
      key: "was",
      header: i18n._("Reason before"),
      wrap: true,
      cell: ({ before }) => said(before),
    },
    { key: "is", header: i18n._("Reason after"), wrap: true, cell: ({ after }) => said(after) },
  ];
  return (
    <DataTable
      caption={i18n._("Promises that changed")}
      columns={columns}
      rows={lines}
      rowKey={({ grantId }) => grantId}
      rowHref={({ store }) => `/ops/merchants/${encodeURIComponent(store.uid)}/traffic`}
      empty={<EmptyState kind="nothing-yet" title={i18n._("Every promise gets the same")} />}
    />
  );
}

function PoolTable(props: { readonly pools: readonly PoolDiff[]; readonly date: string }) {
  const { i18n } = useLingui();
  const count = (supply: number | null) => (supply === null ? "–" : <Count of={supply} />);
  const columns: Column<PoolDiff>[] = [
    {
      key: "pool",
      header: i18n._("Pool"),
      cell: (pool) => (
        <Link to={`/ops/traffic/pools/${encodeURIComponent(poolId(pool))}?date=${props.date}`}>
          {pool.surface} / {pool.category} / {pool.region}
        </Link>
      ),
    },
    { key: "before", header: i18n._("Before"), align: "end", cell: ({ before }) => count(before) },
    { key: "after", header: i18n._("After"), align: "end", cell: ({ after }) => count(after) },
  ];
  return (
    <DataTable
      caption={i18n._("Pools with more or less supply")}
      columns={columns}
      rows={props.pools}
      rowKey={poolId}
      empty={<EmptyState kind="nothing-yet" title={i18n._("Every pool has the same supply")} />}
    />
  );
}
