import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { useNavigate, useSearchParams } from "@remix-run/react";
import { Shortcuts } from "~/ui/action/shortcuts";
import { Count, Money } from "~/ui/figure/amounts";
import { Stats } from "~/ui/figure/stats";
import { When } from "~/ui/figure/times";
import { TextField } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Notice } from "~/ui/layout/notice";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { Stack, TwoPanes } from "~/ui/layout/stack";
import { Tabs } from "~/ui/layout/tabs";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { DayPage, DeedRefusal } from "./reconciliation-list";
import { type ItemLine, itemViews } from "./reconciliation-list";
import type { ItemQuery } from "./reconciliation-query";
import { kindWords } from "./reconciliation-words";
import css from "./staff-reconciliation.module.css";
import { StaffReconciliationClose } from "./staff-reconciliation-close";
import { StaffReconciliationItem } from "./staff-reconciliation-item";
import { ItemFlag, useRefusal } from "./staff-reconciliation-words";

type Props = {
  readonly of: DayPage;
  readonly query: ItemQuery;
  readonly isOver: boolean;
  readonly answer: unknown;
};

const viewWords = (i18n: I18n) => ({
  open: i18n._("Open"),
  matched: i18n._("Matched"),
  "only-ours": i18n._("Only ours"),
  "only-theirs": i18n._("Only Stripe's"),
  differs: i18n._("Different"),
  timing: i18n._("On its way"),
  all: i18n._("All"),
});

const refusalIn = (answer: unknown): DeedRefusal | null =>
  typeof answer === "object" && answer !== null && "refusal" in answer
    ? (answer.refusal as DeedRefusal)
    : null;

/** Two columns, ours and Stripe's; the line that is open stands beside them. */
export function StaffReconciliationDay(props: Props) {
  const { i18n } = useLingui();
  const refused = useRefusal();
  const { of, query, answer } = props;
  const refusal = refusalIn(answer);
  const views = viewWords(i18n);
  const works = of.rights.matches && of.day.closed === null;
  return (
    <Stack>
      {refusal ? (
        <Notice tone="error" announce title={i18n._("Nothing was changed")}>
          {refused(refusal)}
        </Notice>
      ) : null}
      <Sums of={of} />
      <Tabs
        label={i18n._("Lists")}
        param="view"
        tabs={itemViews.map((value) => ({
          value,
          label: views[value],
          count: of.page.counts[value],
        }))}
      />
      <TwoPanes
        side={
          of.open ? (
            <StaffReconciliationItem
              open={of.open}
              currency={of.day.currency}
              works={works}
              failed={answer}
            />
          ) : (
            <Panel>
              <p>{i18n._("Choose a line to see both halves, to match or to explain it.")}</p>
            </Panel>
          )
        }
      >
        <Lines of={of} query={query} />
      </TwoPanes>
      <StaffReconciliationClose of={of} isOver={props.isOver} failed={answer} />
      <Keys of={of} />
    </Stack>
  );
}

function Sums({ of: { day } }: { readonly of: DayPage }) {
  const { i18n } = useLingui();
  const { currency, oursMinor, theirsMinor } = day;
  const money = (amountMinor: number, signed = false) => (
    <Money amount={{ amountMinor, currency }} signed={signed} />
  );
  return (
    <Stats
      stats={[
        {
          key: "ours",
          label: i18n._("Our books, net of fees"),
          value: money(oursMinor),
          note: i18n._("{count, plural, one {# line} other {# lines}}", { count: day.oursCount }),
        },
        {
          key: "theirs",
          label: i18n._("Stripe, net of fees"),
          value: money(theirsMinor),
          note: i18n._("{count, plural, one {# line} other {# lines}}", { count: day.theirsCount }),
        },
        {
          key: "difference",
          label: i18n._("Difference"),
          value: money(theirsMinor - oursMinor, true),
          note: i18n._("Stripe's less ours"),
        },
        {
          key: "open",
          label: i18n._("Open"),
          value: <Count of={day.openCount} />,
          note: i18n._("{count} explained, {hand} by hand", {
            count: day.explainedCount,
            hand: day.handCount,
          }),
        },
      ]}
    />
  );
}

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

function Lines({ of: { page, day, open }, query }: Pick<Props, "of" | "query">) {
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

function Keys({ of: { page, open } }: { readonly of: DayPage }) {
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
