import { useLingui } from "@lingui/react";
import { categoryWords } from "~/features/metrics/category";
import { Money } from "~/ui/figure/amounts";
import { Panel } from "~/ui/layout/panel";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { businessTypeWords, headOf, inOrder, ladderWords, methodWords } from "./deposit-words";
import type { DepositPolicy, Ladder } from "./policy";
import { type BaseRow, businessTypes, type FloatStep } from "./schedule";

type Props = { readonly policy: DepositPolicy; readonly currency: string };

/** The terms of one version, to read. */
export function StaffTerms(props: Props) {
  const { i18n } = useLingui();
  return (
    <>
      <Panel title={i18n._("Base by category and business type")} flush>
        <BaseTable {...props} />
      </Panel>
      <Panel title={i18n._("Float by sales of the month before")} flush>
        <FloatTable {...props} />
      </Panel>
      <Panel title={i18n._("Days and limits")}>
        <Limits {...props} />
      </Panel>
    </>
  );
}

type BaseLine = { readonly key: string; readonly name: string; readonly base: BaseRow };

function BaseTable({ policy: { schedule }, currency }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const lines: readonly BaseLine[] = [
    ...inOrder(schedule.base).map(([key, base]) => ({
      key,
      name: inWords(categoryWords(key)),
      base,
    })),
    { key: "*", name: i18n._("Other categories"), base: schedule.otherBase },
  ];
  const columns: Column<BaseLine>[] = [
    { key: "category", header: i18n._("Category"), cell: ({ name }) => name },
    ...businessTypes.map(
      (type): Column<BaseLine> => ({
        key: type,
        header: headOf(inWords(businessTypeWords[type])),
        align: "end",
        cell: ({ base }) => {
          const amountMinor = base[type];
          return amountMinor === null ? (
            i18n._("not open")
          ) : (
            <Money amount={{ amountMinor, currency }} decimals="when-needed" />
          );
        },
      }),
    ),
  ];
  return (
    <DataTable
      caption={i18n._("Base amounts")}
      columns={columns}
      rows={lines}
      rowKey={({ key }) => key}
    />
  );
}

function FloatTable({ policy: { schedule }, currency }: Props) {
  const { i18n } = useLingui();
  const money = (amountMinor: number) => (
    <Money amount={{ amountMinor, currency }} decimals="when-needed" />
  );
  const columns: Column<FloatStep>[] = [
    {
      key: "from",
      header: i18n._("Paid sales of the month before, from"),
      cell: ({ fromMinor }) => money(fromMinor),
    },
    {
      key: "float",
      header: i18n._("Float"),
      align: "end",
      cell: ({ floatMinor }) => money(floatMinor),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Steps of the float")}
      columns={columns}
      rows={schedule.float}
      rowKey={({ fromMinor }) => String(fromMinor)}
    />
  );
}

function useLadder() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { list } = useFormats();
  return (ladder: Ladder) =>
    list(
      ladder.map(({ afterDays, consequence }) =>
        i18n._("after {days} days: {what}", {
          days: afterDays,
          what: inWords(ladderWords[consequence]),
        }),
      ),
    );
}

function Limits({ policy, currency }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { money, list } = useFormats();
  const ladder = useLadder();
  const { topUp, deduction, exit, refundDays } = policy;
  const days = (count: number) => i18n._("{count, plural, one {# day} other {# days}}", { count });
  const combine = {
    MAX: i18n._("The highest of them, plus risk"),
    SUM: i18n._("Their sum, plus risk"),
  };
  const windows = Object.entries(refundDays).map(
    ([method, count]) => `${inWords(methodWords(method))}: ${days(count)}`,
  );
  return (
    <SummaryList
      rows={[
        {
          key: "combine",
          label: i18n._("Base, float and activity"),
          value: combine[policy.schedule.combine],
        },
        { key: "top-up", label: i18n._("Time to pay an order"), value: days(topUp.days) },
        {
          key: "remind",
          label: i18n._("Reminders after days"),
          value: topUp.remindAfterDays.join(", ") || "–",
        },
        { key: "ladder", label: i18n._("If it stays unpaid"), value: ladder(topUp.ladder) },
        {
          key: "ladder-trial",
          label: i18n._("If it stays unpaid after a trial"),
          value: ladder(topUp.ladderAfterDeferral),
        },
        {
          key: "windows",
          label: i18n._("Payments go back within"),
          value: i18n._("{windows}; all others: no end", { windows: list(windows) }),
        },
        {
          key: "warn",
          label: i18n._("Warned before that, days left"),
          value: policy.warnDaysLeft.join(", ") || "–",
        },
        {
          key: "cool",
          label: i18n._("Waiting period of a refund"),
          value: days(policy.coolOffDays),
        },
        {
          key: "reply",
          label: i18n._("Time to answer a deduction"),
          value: days(deduction.replyDays),
        },
        {
          key: "second",
          label: i18n._("A second person confirms a deduction above"),
          value: money({ amountMinor: deduction.secondPersonAboveMinor, currency }),
        },
        {
          key: "notice",
          label: i18n._("A shop that leaves: notice"),
          value: days(exit.noticeDays),
        },
        {
          key: "quiet",
          label: i18n._("A shop that leaves: after its last order"),
          value: days(exit.quietDays),
        },
        {
          key: "review",
          label: i18n._("A shop that leaves: review, in working days"),
          value: String(exit.reviewWorkingDays),
        },
        {
          key: "pay-out",
          label: i18n._("A shop that leaves: paid back within"),
          value: days(exit.payOutDays),
        },
      ]}
    />
  );
}
