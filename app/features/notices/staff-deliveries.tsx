import { useLingui } from "@lingui/react";
import { Count } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { EmptyState } from "~/ui/layout/empty-state";
import { useFormats } from "~/ui/reader";
import { DataTable } from "~/ui/table/data-table";
import type { DeliveryState, Trouble } from "./delivery";

export type DeliveryLine = {
  /** `msg_…` */
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly status: DeliveryState;
  readonly attempts: number;
  readonly dueAt: Date | null;
  readonly lastCode: number | null;
  readonly lastTrouble: Trouble | null;
  readonly lastMs: number | null;
};

export function useStateWords(): Readonly<Record<DeliveryState, string>> {
  const { i18n } = useLingui();
  return {
    WAITING: i18n._("Waiting"),
    DELIVERED: i18n._("Delivered"),
    FAILED: i18n._("Failed"),
  };
}
const signals = { WAITING: "in-review", DELIVERED: "clear", FAILED: "declined" } as const;

export function DeliveryFlag({ status }: { readonly status: DeliveryState }) {
  return <SignalFlag signal={signals[status]} word={useStateWords()[status]} />;
}

/** What a request came back with: the code, or why there was none. */
export function AnswerText(props: {
  readonly statusCode: number | null;
  readonly trouble: Trouble | null;
}) {
  const { i18n } = useLingui();
  const words: Readonly<Record<Trouble, string>> = {
    "address-refused": i18n._("Refused here: the name leads into a private network"),
    "name-not-found": i18n._("The host name is not known"),
    "no-connection": i18n._("No connection, or it broke off"),
    "bad-certificate": i18n._("No valid certificate"),
    "timed-out": i18n._("No answer within 15 seconds"),
  };
  if (props.statusCode !== null) return <>{`HTTP ${props.statusCode}`}</>;
  return <>{props.trouble === null ? "–" : words[props.trouble]}</>;
}

export function Deliveries(props: {
  readonly endpoint: string;
  readonly deliveries: readonly DeliveryLine[];
  readonly status: DeliveryState | undefined;
}) {
  const { i18n } = useLingui();
  const format = useFormats();
  const words = useStateWords();
  const { endpoint, deliveries, status } = props;
  return (
    <DataTable
      caption={i18n._("What was sent to this webhook")}
      rows={deliveries}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/settings/webhooks/${endpoint}/deliveries/${id}`}
      empty={
        status === undefined ? (
          <EmptyState kind="nothing-yet" title={i18n._("Nothing was sent yet")}>
            {i18n._("Send a test, or wait for the first thing that happens.")}
          </EmptyState>
        ) : (
          <EmptyState
            kind="no-match"
            filters={[
              {
                param: "status",
                value: status,
                label: i18n._("State: {state}", { state: words[status] }),
              },
            ]}
          />
        )
      }
      columns={[
        { key: "type", header: i18n._("Message"), cell: ({ type }) => <code>{type}</code> },
        {
          key: "status",
          header: i18n._("State"),
          cell: (line) => <DeliveryFlag status={line.status} />,
        },
        { key: "at", header: i18n._("Happened"), cell: ({ at }) => <When at={at} as="short" /> },
        {
          key: "attempts",
          header: i18n._("Attempts"),
          align: "end",
          cell: ({ attempts }) => <Count of={attempts} />,
        },
        {
          key: "answer",
          header: i18n._("Last answer"),
          wrap: true,
          cell: (line) => <AnswerText statusCode={line.lastCode} trouble={line.lastTrouble} />,
        },
        {
          key: "took",
          header: i18n._("Took"),
          align: "end",
          cell: ({ lastMs }) => (lastMs === null ? "–" : `${format.number(lastMs)} ms`),
        },
        {
          key: "due",
          header: i18n._("Next attempt"),
          cell: ({ dueAt }) => (dueAt === null ? "–" : <When at={dueAt} as="short" />),
        },
      ]}
    />
  );
}
