import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { SelectField } from "~/ui/form/choices";
import { EmptyState } from "~/ui/layout/empty-state";
import { FilterBar } from "~/ui/layout/filter-bar";
import { Panel } from "~/ui/layout/panel";
import { useFormats } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { poolId } from "./pool-id";
import type { PoolMap, PoolPlan } from "./pool-map.server";
import { everywhere } from "./promises";
import css from "./staff-traffic.module.css";

type Row = { readonly category: string; readonly pools: ReadonlyMap<string, PoolPlan> };

/** Category by region: what each pool has for support, and how much of it is planned. */
export function StaffPoolMap({ of }: { readonly of: PoolMap }) {
  const { i18n } = useLingui();
  const { plan, surface, surfaces, pools } = of;
  const regions = [...new Set(pools.map(({ region }) => region))].sort();
  const categories = [...new Set(pools.map(({ category }) => category))];
  const rows = categories.map((category): Row => {
    const own = pools.filter((pool) => pool.category === category);
    return { category, pools: new Map(own.map((pool) => [pool.region, pool])) };
  });
  const columns: Column<Row>[] = [
    {
      key: "category",
      header: i18n._("Category"),
      cell: ({ category }) => (category === everywhere ? i18n._("All categories") : category),
    },
    ...regions.map(
      (region): Column<Row> => ({
        key: region,
        header: region === everywhere ? i18n._("Everywhere") : region,
        align: "end",
        cell: (row) => <Cell pool={row.pools.get(region)} date={plan.date} />,
      }),
    ),
  ];
  return (
    <>
      <FilterBar active={[]} keep={["date"]}>
        <SelectField
          name="surface"
          label={i18n._("Surface")}
          defaultValue={surface}
          options={surfaces.map((value) => ({ value, label: value }))}
        />
      </FilterBar>
      <Panel
        title={i18n._("Planned of what is there for support")}
        lead={i18n._(
          "Where supply is scarce, a pool says how many further impressions keep one more guarantee.",
        )}
        flush
      >
        <DataTable
          caption={i18n._("Pools of {surface}, category by region", { surface: surface ?? "–" })}
          columns={columns}
          rows={rows}
          rowKey={({ category }) => category}
          phone="scroll"
          empty={<EmptyState kind="nothing-yet" title={i18n._("This plan has no pools")} />}
        />
      </Panel>
    </>
  );
}

function Cell({ pool, date }: { readonly pool: PoolPlan | undefined; readonly date: string }) {
  const { i18n } = useLingui();
  const f = useFormats();
  if (pool === undefined) return "–";
  const used = pool.supply === 0 ? null : Math.round((pool.planned * 10_000) / pool.supply);
  const to = `/ops/traffic/pools/${encodeURIComponent(poolId(pool))}?date=${date}`;
  return (
    <span className={css.cell}>
      <Link to={to}>
        {i18n._("{planned} of {supply}", {
          planned: f.number(pool.planned),
          supply: f.number(pool.supply),
        })}
      </Link>
      <span className={css.note}>
        {pool.source === "dead"
          ? i18n._("Dead: nothing is delivered")
          : used === null
            ? i18n._("No supply")
            : f.rate(used, 0)}
      </span>
      {pool.priceMicro > 0 ? (
        <span className={css.scarce}>
          {i18n._("+{count} keep one more", {
            count: f.number(Math.ceil(1_000_000 / pool.priceMicro)),
          })}
        </span>
      ) : null}
    </span>
  );
}
