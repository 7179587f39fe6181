import { useLingui } from "@lingui/react";
import { CopyId } from "~/ui/figure/copy-id";
import { When } from "~/ui/figure/times";
import { Checkboxes, Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { SignalFlag } from "~/ui/identity/signal-flag";
import { EmptyState } from "~/ui/layout/empty-state";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { useInWords } from "~/ui/reader";
import { DataTable } from "~/ui/table/data-table";
import { publicId } from "~/values/public-id";
import { type Scope, scopes } from "./actor";
import css from "./people.module.css";
import { scopeSentence } from "./roles";

export type ShownKey = {
  readonly keyId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly state: "working" | "expired" | "revoked";
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly lastUsedIp: string | null;
};

/** The secret, the one time it can be seen. */
export function NewSecret({ name, secret }: { readonly name: string; readonly secret: string }) {
  const { i18n } = useLingui();
  return (
    <Notice tone="ok" announce title={i18n._("The key “{name}” is made", { name })}>
      <p>{i18n._("Copy it now: it is not shown again.")}</p>
      <p className={css.secret}>
        <CopyId text={secret} label={i18n._("API key")} />
      </p>
    </Notice>
  );
}

export function KeyState({ state }: Pick<ShownKey, "state">) {
  const { i18n } = useLingui();
  const words = {
    working: ["active", i18n._("Works")],
    expired: ["ended", i18n._("Expired")],
    revoked: ["declined", i18n._("Revoked")],
  } as const;
  const [signal, word] = words[state];
  return <SignalFlag signal={signal} word={word} />;
}

export function LastUse({ lastUsedAt, lastUsedIp }: Pick<ShownKey, "lastUsedAt" | "lastUsedIp">) {
  const { i18n } = useLingui();
  if (lastUsedAt === null) return i18n._("Never");
  return (
    <>
      <When at={lastUsedAt} as="ago" />
      {lastUsedIp ? ` · ${lastUsedIp}` : null}
    </>
  );
}

export function Keys({ keys }: { readonly keys: readonly ShownKey[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <DataTable
      caption={i18n._("API keys")}
      rows={keys}
      rowKey={(key) => key.keyId}
      rowHref={(key) => `/settings/api-keys/${publicId("key", key.keyId)}`}
      empty={
        <EmptyState kind="nothing-yet" title={i18n._("No key yet")}>
          {i18n._("With a key, your platform's programs import data and read what Slipway knows.")}
        </EmptyState>
      }
      columns={[
        { key: "name", header: i18n._("Name of the key"), cell: ({ name }) => name },
        { key: "state", header: i18n._("State"), cell: ({ state }) => <KeyState state={state} /> },
        {
          key: "scopes",
          header: i18n._("May"),
          wrap: true,
          cell: (key) => (
            <ul className={css.plain}>
              {key.scopes.map((scope) => (
                <li key={scope}>{inWords(scopeSentence[scope])}</li>
              ))}
            </ul>
          ),
        },
        { key: "used", header: i18n._("Last used"), cell: (key) => <LastUse {...key} /> },
        {
          key: "expires",
          header: i18n._("Valid until"),
          cell: ({ expiresAt }) =>
            expiresAt === null ? i18n._("No end") : <When at={expiresAt} as="deadline" />,
        },
      ]}
    />
  );
}

export function NewKey({ failed }: { readonly failed: unknown }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <Panel title={i18n._("Make a key")}>
      <Form failed={failed}>
        <TextField
          name="name"
          label={i18n._("Name of the key")}
          hint={i18n._("What uses it, such as “order feed”.")}
          width="medium"
          autoComplete="off"
        />
        <Checkboxes
          name="scopes"
          label={i18n._("What it may do")}
          options={scopes.map((scope) => ({
            value: scope,
            label: inWords(scopeSentence[scope]),
            hint: <code>{scope}</code>,
          }))}
        />
        <Radios
          name="lifetime"
          label={i18n._("How long it works")}
          defaultValue="90"
          inline
          options={[
            { value: "30", label: i18n._("30 days") },
            { value: "90", label: i18n._("90 days") },
            { value: "365", label: i18n._("1 year") },
            { value: "never", label: i18n._("Until it is revoked") },
          ]}
        />
        <SubmitButton>{i18n._("Make the key")}</SubmitButton>
      </Form>
    </Panel>
  );
}
