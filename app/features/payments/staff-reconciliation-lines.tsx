import { useLingui } from "@lingui/react";
import { useNavigate, useSearchParams } from "@remix-run/react";
import { Shortcuts } from "~/ui/action/shortcuts";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { TextField } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { DayPage, ItemLine } from "./reconciliation-list";
import type { ItemQuery } from "./reconciliation-query";
import { kindWords } from "./reconciliation-words";
import css from "./staff-reconciliation.module.css";
import { ItemFlag } from "./staff-reconciliation-words";

type Props = { readonly of: DayPage; readonly query: ItemQuery };

function useColumns(currency: string): readonly Column<ItemLine>[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const half = (side: ItemLine["ours"]) =>
    side === null ? (
      "–"
    ) : (
      <span className={css.half}>
        <Money amount={{ amountMinor: side.amountMinor, currency }} />
        <span className={css.what}>{inWords(kindWords(side.kind))}</span>
      </span>
    );
  return [
    { key: "state", header: i18n._("State"), cell: (item) => <ItemFlag item={item} /> },
    { key: "ours", header: i18n._("Our books"), align: "end", cell: ({ ours }) => half(ours) },
    { key: "theirs", header: "Stripe", align: "end", cell: ({ theirs }) => half(theirs) },
    {
      key: "difference",
      header: i18n._("Difference, net"),
      align: "end",
      cell: ({ differenceMinor: amountMinor }) => (
        <Money amount={{ amountMinor, currency }} signed />
      ),
    },
    {
      key: "at",
      header: i18n._("When"),
      cell: ({ ours, theirs }) => <When at={(theirs ?? ours)?.at ?? new Date(0)} as="short" />,
    },
  ];
}

/** The lines of a day as its address filters them, with what they add up to. */
export function StaffReconciliationLines({ of: { page, day, open }, query }: Props) {
  const { i18n } = useLingui();
  const to = useLineAddress();
  const { currency } = day;
  const columns = useColumns(currency);
  const active: ActiveFilter[] = query.q
    ? [{ param: "q", value: query.q, label: i18n._("Contains: {text}", { text: query.q }) }]
    : [];
  const sums = page.sums;
  const money = (amountMinor: number) => <Money amount={{ amountMinor, currency }} strong />;
  return (
    <Stack>
      <FilterBar active={active} keep={["view", "currency"]}>
        <TextField
          name="q"
          type="search"
          label={i18n._("Id, or amount in minor units")}
          width="medium"
          defaultValue={query.q}
        />
      </FilterBar>
      <Panel flush>
        <DataTable
          caption={i18n._("Lines of this day")}
          columns={columns}
          rows={page.rows}
          rowKey={({ line }) => line}
          rowHref={({ line }) => to(line)}
          current={open?.item.line ?? null}
          foot={
            <tr>
              <th scope="row">{i18n._("Net of all {count}", { count: page.total })}</th>
              <td className={css.end}>{money(sums.oursMinor)}</td>
              <td className={css.end}>{money(sums.theirsMinor)}</td>
              <td className={css.end}>{money(sums.differenceMinor)}</td>
              <td />
            </tr>
          }
          empty={
            active.length > 0 ? (
              <EmptyState kind="no-match" filters={active} />
            ) : (
              <EmptyState
                kind="nothing-yet"
                drawing="tide"
                title={
                  query.view === "open"
                    ? i18n._("Nothing is open on this day")
                    : i18n._("No line is in this list")
                }
              />
            )
          }
        />
      </Panel>
      <Pagination page={{ ...page, shown: page.rows.length }} />
    </Stack>
  );
}

function useLineAddress(): (line: string) => string {
  const [search] = useSearchParams();
  return (line) => {
    const next = new URLSearchParams(search);
    next.set("line", line);
    return `?${next}`;
  };
}

const pressed = (selector: string) => document.querySelector<HTMLElement>(selector);

/** J and K go through the lines, M, E and U to what can be done with the one that is open. */
export function StaffReconciliationKeys({ of: { page, open } }: Pick<Props, "of">) {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const to = useLineAddress();
  const move = (step: 1 | -1) => () => {
    const at = page.rows.findIndex(({ line }) => line === open?.item.line);
    const next = page.rows[at === -1 ? 0 : at + step];
    if (next) navigate(to(next.line), { preventScrollReset: true });
  };
  return (
    <Shortcuts
      shortcuts={[
        { keys: "j", does: i18n._("Next line"), run: move(1) },
        { keys: "k", does: i18n._("Previous line"), run: move(-1) },
        {
          keys: "m",
          does: i18n._("Match: write why"),
          run: () => pressed("#line textarea[name=note]")?.focus(),
        },
        {
          keys: "e",
          does: i18n._("Explain the difference"),
          run: () => pressed("#line textarea[name=explanation]")?.focus(),
        },
        {
          keys: "u",
          does: i18n._("Take apart"),
          run: () => pressed("#line button[value=unmatch]")?.click(),
        },
      ]}
    />
  );
}
