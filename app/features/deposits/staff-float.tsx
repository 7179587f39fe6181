import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Bars } from "~/ui/chart/bars";
import { ChartFrame } from "~/ui/chart/chart-frame";
import { Money } from "~/ui/figure/amounts";
import { Stats } from "~/ui/figure/stats";
import { When } from "~/ui/figure/times";
import { EmptyState } from "~/ui/layout/empty-state";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { headOf, methodWords } from "./deposit-words";
import type { ClosingWindow, FloatPage } from "./read-float.server";

type Props = { readonly of: FloatPage };

/** Refunds to come against the money that Stripe has for them. */
export function StaffFloat({ of }: Props) {
  return (
    <>
      <Alarm of={of} />
      <Figures of={of} />
      <ByDay of={of} />
      <Closing of={of} />
    </>
  );
}

function Alarm({ of }: Props) {
  const { i18n } = useLingui();
  const { money, day } = useFormats();
  const { currency, balance, short } = of;
  if (balance === null)
    return (
      <Notice tone="warn" title={i18n._("The balance at Stripe is not known")}>
        {i18n._(
          "Stripe is not set up here or did not answer. Nobody can say now whether it is enough.",
        )}
      </Notice>
    );
  if (short === null)
    return (
      <Notice tone="ok" title={i18n._("The balance at Stripe is enough for the next 90 days")} />
    );
  const missing = money({ amountMinor: short.missingMinor, currency });
  return (
    <Notice
      tone="error"
      title={i18n._("From {day} on, {amount} is missing at Stripe", {
        day: day(short.day),
        amount: missing,
      })}
    >
      {i18n._(
        "Refunds to cards then wait, refunds to wallets fail. Top the balance up before that day.",
      )}
    </Notice>
  );
}

function Figures({ of }: Props) {
  const { i18n } = useLingui();
  const { relative } = useFormats();
  const { currency, balance, plan } = of;
  const money = (amountMinor: number) => <Money amount={{ amountMinor, currency }} />;
  const byHand = plan.reduce((sum, { byHandMinor }) => sum + byHandMinor, 0);
  return (
    <Stats
      stats={[
        {
          key: "available",
          label: i18n._("Available at Stripe"),
          value: balance ? money(balance.availableMinor) : i18n._("not known"),
          note: balance
            ? i18n._("Read {time}; of the whole account", { time: relative(balance.readAt) })
            : null,
        },
        {
          key: "pending",
          label: i18n._("On its way to the balance"),
          value: balance ? money(balance.pendingMinor) : i18n._("not known"),
        },
        {
          key: "needed",
          label: i18n._("Needed in 90 days"),
          value: money(plan.at(-1)?.neededMinor ?? 0),
        },
        {
          key: "by-hand",
          label: i18n._("By hand, from the bank"),
          value: money(byHand),
        },
      ]}
    />
  );
}

function ByDay({ of }: Props) {
  const { i18n } = useLingui();
  const { money, day, number } = useFormats();
  const { plan, currency, balance } = of;
  const say = (amountMinor: number) => money({ amountMinor, currency });
  if (plan.length === 0)
    return (
      <Panel title={i18n._("Refunds by day")}>
        <EmptyState kind="nothing-yet" title={i18n._("No refund is expected in the next 90 days")}>
          {i18n._("Refunds that shops ask for, and shops that leave, appear here with their day.")}
        </EmptyState>
      </Panel>
    );
  return (
    <ChartFrame
      title={i18n._("Needed at Stripe, day by day")}
      definition={i18n._(
        "The sum of all refunds until that day that go back the way they came: under way, asked for, and of shops that leave.",
      )}
      summary={i18n._("{amount} is needed until {day}.", {
        amount: say(plan.at(-1)?.neededMinor ?? 0),
        day: day(plan.at(-1)?.day ?? ""),
      })}
      table={{
        head: [
          i18n._("Day"),
          i18n._("Refunds"),
          i18n._("Out of Stripe"),
          i18n._("By hand"),
          i18n._("Needed until then"),
        ],
        rows: plan.map((each) => [
          day(each.day),
          number(each.refunds),
          say(each.stripeMinor),
          say(each.byHandMinor),
          say(each.neededMinor),
        ]),
      }}
    >
      <Bars
        bars={plan.map((each) => ({
          key: each.day,
          label: day(each.day),
          value: each.neededMinor,
          text: say(each.neededMinor),
        }))}
        {...(balance && { goal: Math.max(0, balance.availableMinor) })}
      />
    </ChartFrame>
  );
}

function Closing({ of }: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const columns: Column<ClosingWindow>[] = [
    {
      key: "shop",
      header: i18n._("Shop"),
      cell: ({ store }) => (
        <Link to={`/ops/deposits/${encodeURIComponent(store.uid)}`}>{store.name}</Link>
      ),
    },
    {
      key: "way",
      header: i18n._("Way"),
      cell: ({ method }) => headOf(inWords(methodWords(method))),
    },
    {
      key: "stake",
      header: i18n._("Still held of it"),
      align: "end",
      cell: ({ atStakeMinor }) => (
        <Money amount={{ amountMinor: atStakeMinor, currency: of.currency }} />
      ),
    },
    {
      key: "until",
      header: i18n._("Goes back until"),
      cell: ({ refundableUntil }) => <When at={refundableUntil} as="deadline" />,
    },
    { key: "id", header: i18n._("Payment"), cell: ({ lotId }) => <code>{lotId}</code> },
  ];
  return (
    <Panel
      title={i18n._("Ways back that close soon")}
      lead={i18n._(
        "Within {days} days. After that the money can only be paid by hand, by two people.",
        {
          days: of.warnDays,
        },
      )}
      flush
    >
      <DataTable
        caption={i18n._("Payments whose way back closes soon")}
        columns={columns}
        rows={of.closing}
        rowKey={({ lotId }) => lotId}
        empty={<Notice>{i18n._("No way back closes soon.")}</Notice>}
      />
    </Panel>
  );
}
