import { useLingui } from "@lingui/react";
import { When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { NumberField, TextField } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { Panel } from "~/ui/layout/panel";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { SettingVersion } from "./read-settings.server";
import type { TrafficSetting, TrafficShares } from "./setting";

const rates = ["supportShareBps", "dailyCapBps", "arrivalsBps", "graduateBps", "stopBps"] as const;
type Field = keyof TrafficShares;

function useFields(): Readonly<Record<Field, { readonly label: string; readonly hint: string }>> {
  const { i18n } = useLingui();
  return {
    supportShareBps: {
      label: i18n._("Share of a pool for support"),
      hint: i18n._("Of what is expected, at most; the rest stays with natural and paid traffic."),
    },
    dailyCapBps: {
      label: i18n._("Most on one day"),
      hint: i18n._(
        "Of what was promised to a shop, so that its traffic does not come all at once.",
      ),
    },
    arrivalsBps: {
      label: i18n._("Kept for shops to come"),
      hint: i18n._("Of later days’ supply, for shops that have not opened yet."),
    },
    graduateBps: {
      label: i18n._("Graduates above"),
      hint: i18n._("Clicks per impression: a shop that is surely above needs no more support."),
    },
    stopBps: {
      label: i18n._("Stops below"),
      hint: i18n._("Clicks per impression: a shop that is surely below gets no more grants."),
    },
    cautionMilli: {
      label: i18n._("Caution"),
      hint: i18n._("Standard deviations: the higher, the fewer live days a plan counts on."),
    },
    outageDays: {
      label: i18n._("A pool is dead after"),
      hint: i18n._("Days on which it had quotas and delivered nothing."),
    },
  };
}

/** Fields of the setting that counts. */
export function StaffSettingForm(props: {
  readonly setting: TrafficSetting;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const fields = useFields();
  const { setting } = props;
  return (
    <Panel
      title={i18n._("How traffic is shared")}
      lead={i18n._("A change is a new version. Plans that are made from then on follow it.")}
    >
      <Form method="post" failed={props.failed}>
        <input type="hidden" name="version" value={setting.version} />
        {rates.map((name) => (
          <TextField
            key={name}
            name={name}
            {...fields[name]}
            defaultValue={String(setting[name] / 100)}
            behind="%"
            width="short"
            inputMode="decimal"
          />
        ))}
        <NumberField
          name="caution"
          {...fields.cautionMilli}
          decimals
          defaultValue={setting.cautionMilli / 1_000}
          width="short"
        />
        <NumberField
          name="outageDays"
          {...fields.outageDays}
          defaultValue={setting.outageDays}
          behind={i18n._("days")}
          width="short"
        />
        <SubmitButton>
          {i18n._("Save as version {number}", { number: setting.version + 1 })}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

function useValues() {
  const { i18n } = useLingui();
  const f = useFormats();
  return (shares: TrafficShares): Readonly<Record<Field, string>> => ({
    supportShareBps: f.rate(shares.supportShareBps),
    dailyCapBps: f.rate(shares.dailyCapBps),
    arrivalsBps: f.rate(shares.arrivalsBps),
    graduateBps: f.rate(shares.graduateBps),
    stopBps: f.rate(shares.stopBps),
    cautionMilli: f.number(shares.cautionMilli / 1_000),
    outageDays: i18n._("{count, plural, one {# day} other {# days}}", { count: shares.outageDays }),
  });
}

/** For whoever may look and not change. */
export function StaffSettingShown({ setting }: { readonly setting: TrafficSetting }) {
  const { i18n } = useLingui();
  const fields = useFields();
  const values = useValues()(setting);
  const names = [...rates, "cautionMilli", "outageDays"] as const;
  return (
    <Panel title={i18n._("How traffic is shared")}>
      <SummaryList
        rows={names.map((name) => ({ key: name, label: fields[name].label, value: values[name] }))}
      />
    </Panel>
  );
}

/** Every version, with what it changed of the one before. */
export function StaffSettingVersions({
  versions,
}: {
  readonly versions: readonly SettingVersion[];
}) {
  const { i18n } = useLingui();
  const f = useFormats();
  const inWords = useInWords();
  const fields = useFields();
  const valuesOf = useValues();
  const said = (version: SettingVersion) => {
    const before = versions.find((each) => each.version === version.version - 1);
    const values = valuesOf(version);
    const names = [...rates, "cautionMilli", "outageDays"] as const;
    return names
      .filter((name) => before === undefined || before[name] !== version[name])
      .map((name) => `${fields[name].label}: ${values[name]}`)
      .join(" · ");
  };
  const columns: Column<SettingVersion>[] = [
    {
      key: "version",
      header: i18n._("Version"),
      cell: ({ version }) => i18n._("Version {number}", { number: f.number(version) }),
    },
    { key: "at", header: i18n._("Decided"), cell: ({ decidedAt }) => <When at={decidedAt} /> },
    { key: "by", header: i18n._("By"), cell: ({ decidedBy }) => inWords(decidedBy) },
    { key: "what", header: i18n._("What it changed"), wrap: true, cell: said },
  ];
  return (
    <Panel title={i18n._("Versions")} flush>
      <DataTable
        caption={i18n._("Versions of the settings of traffic")}
        columns={columns}
        rows={versions}
        rowKey={({ version }) => String(version)}
        empty={
          <EmptyState
            kind="nothing-yet"
            title={i18n._("Nobody has changed the settings everybody begins with")}
          />
        }
      />
    </Panel>
  );
}
