import type { I18n } from "@lingui/core";
import { useLingui } from "@lingui/react";
import { Count, Money } from "~/ui/figure/amounts";
import { Stats } from "~/ui/figure/stats";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { Stack, TwoPanes } from "~/ui/layout/stack";
import { Tabs } from "~/ui/layout/tabs";
import type { DayPage, DeedRefusal } from "./reconciliation-list";
import { itemViews } from "./reconciliation-list";
import type { ItemQuery } from "./reconciliation-query";
import { StaffReconciliationClose } from "./staff-reconciliation-close";
import { StaffReconciliationItem } from "./staff-reconciliation-item";
import { StaffReconciliationKeys, StaffReconciliationLines } from "./staff-reconciliation-lines";
import { useRefusal } from "./staff-reconciliation-words";

type Props = {
  readonly of: DayPage;
  readonly query: ItemQuery;
  readonly isOver: boolean;
  readonly answer: unknown;
};

const viewWords = (i18n: I18n) => ({
  open: i18n._("Still open"),
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
        <StaffReconciliationLines of={of} query={query} />
      </TwoPanes>
      <StaffReconciliationClose of={of} isOver={props.isOver} failed={answer} />
      <StaffReconciliationKeys of={of} />
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
          label: i18n._("Still open"),
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
