import { useLingui } from "@lingui/react";
import { Count } from "~/ui/figure/amounts";
import { CopyId } from "~/ui/figure/copy-id";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { EmptyState } from "~/ui/layout/empty-state";
import { Notice } from "~/ui/layout/notice";
import { DataTable } from "~/ui/table/data-table";
import type { EndpointState } from "./read-endpoints.server";
import css from "./staff-webhooks.module.css";

export type EndpointLine = {
  /** `whe_…` */
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly types: readonly string[];
  readonly state: EndpointState;
  readonly waiting: number;
  readonly delivered: number;
  readonly failed: number;
};

export function EndpointFlag({ state }: { readonly state: EndpointState }) {
  const { i18n } = useLingui();
  const words = {
    working: ["active", i18n._("Works")],
    failing: ["needs", i18n._("Does not answer")],
    off: ["ended", i18n._("Switched off")],
  } as const;
  const [signal, word] = words[state];
  return <SignalFlag signal={signal} word={word} />;
}

/** The secret, the one time it can be seen. */
export function NewWebhookSecret({
  name,
  secret,
}: {
  readonly name: string;
  readonly secret: string;
}) {
  const { i18n } = useLingui();
  return (
    <Notice tone="ok" announce title={i18n._("The secret of the webhook “{name}”", { name })}>
      <p>{i18n._("Copy it now: it is not shown again. Your program checks signatures with it.")}</p>
      <p className={css.secret}>
        <CopyId text={secret} label={i18n._("Signing secret")} />
      </p>
    </Notice>
  );
}

export function Endpoints({ endpoints }: { readonly endpoints: readonly EndpointLine[] }) {
  const { i18n } = useLingui();
  return (
    <DataTable
      caption={i18n._("Webhooks of this marketplace")}
      rows={endpoints}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/settings/webhooks/${id}`}
      empty={
        <EmptyState kind="nothing-yet" title={i18n._("No webhook yet")}>
          {i18n._(
            "A webhook tells your platform at once what happens here: orders to top up, refunds, restrictions, enrollments.",
          )}
        </EmptyState>
      }
      columns={[
        { key: "name", header: i18n._("Name of the webhook"), cell: ({ name }) => name },
        {
          key: "state",
          header: i18n._("State"),
          cell: ({ state }) => <EndpointFlag state={state} />,
        },
        {
          key: "url",
          header: i18n._("Address"),
          wrap: true,
          cell: ({ url }) => <code className={css.address}>{url}</code>,
        },
        {
          key: "types",
          header: i18n._("Is told of"),
          cell: ({ types }) =>
            types.length === 0
              ? i18n._("Everything")
              : i18n._("{count, plural, one {# kind} other {# kinds}}", { count: types.length }),
        },
        {
          key: "waiting",
          header: i18n._("Waiting"),
          align: "end",
          cell: ({ waiting }) => <Count of={waiting} />,
        },
        {
          key: "delivered",
          header: i18n._("Delivered, 7 days"),
          align: "end",
          cell: ({ delivered }) => <Count of={delivered} />,
        },
        {
          key: "failed",
          header: i18n._("Failed, 7 days"),
          align: "end",
          cell: ({ failed }) => <Count of={failed} />,
        },
      ]}
    />
  );
}
