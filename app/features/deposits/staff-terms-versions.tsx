import { useLingui } from "@lingui/react";
import { DayText, When } from "~/ui/figure/times";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { Words } from "~/values/words";
import type { PolicyVersion } from "./read-policies.server";

export function StaffTermsFlag({ standing }: Pick<PolicyVersion, "standing">) {
  const { i18n } = useLingui();
  const flags: Readonly<Record<PolicyVersion["standing"], readonly [Signal, string]>> = {
    "in-force": ["active", i18n._("In force")],
    coming: ["not-started", i18n._("Comes into force")],
    past: ["ended", i18n._("Past")],
  };
  const [signal, word] = flags[standing];
  return <SignalFlag signal={signal} word={word} />;
}

/** Every version that was published; none is ever changed. */
export function StaffTermsVersions({ versions }: { readonly versions: readonly PolicyVersion[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number } = useFormats();
  const columns: Column<PolicyVersion>[] = [
    {
      key: "version",
      header: i18n._("Version"),
      cell: ({ version }) => i18n._("Version {number}", { number: number(version) }),
    },
    {
      key: "standing",
      header: i18n._("State"),
      cell: ({ standing }) => <StaffTermsFlag standing={standing} />,
    },
    {
      key: "from",
      header: i18n._("In force from"),
      cell: ({ fromDay }) => <DayText day={fromDay} />,
    },
    {
      key: "published",
      header: i18n._("Published"),
      cell: ({ publishedAt }) => <When at={publishedAt} />,
    },
    { key: "by", header: i18n._("By"), cell: ({ publishedBy }) => inWords(publishedBy) },
  ];
  return (
    <Panel title={i18n._("Versions")} flush>
      <DataTable
        caption={i18n._("Versions of the terms")}
        columns={columns}
        rows={versions}
        rowKey={({ version }) => String(version)}
        rowHref={({ version }) => `/ops/deposits/policy/${version}`}
      />
    </Panel>
  );
}

/** What a version changes, sentence by sentence. */
export function StaffTermsChanges(props: {
  readonly changes: readonly Words[] | null;
  readonly title: string;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { changes } = props;
  return (
    <Panel title={props.title}>
      {changes === null ? (
        <p>{i18n._("These are the first terms.")}</p>
      ) : changes.length === 0 ? (
        <Notice>{i18n._("They mean the same as the version before.")}</Notice>
      ) : (
        <ul>
          {changes.map((change) => (
            <li key={change.en}>{inWords(change)}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
