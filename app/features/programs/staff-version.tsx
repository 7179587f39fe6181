import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import type { Formats } from "~/locales/format";
import { Panel } from "~/ui/layout/panel";
import { Columns } from "~/ui/layout/stack";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats, useInWords, useReader } from "~/ui/reader";
import { RuleOutline } from "./merchant-rules";
import css from "./staff-program.module.css";
import type { ExitShown, SettingShown, VersionPage } from "./version-page";

/** One version: what it asks, what it gives, and the stored JSON of both. */
export function StaffVersion({ of }: { readonly of: VersionPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { rules } = of;
  return (
    <>
      <Panel title={i18n._("Rules")} lead={inWords(of.summary)}>
        <div className={css.rules}>
          <RuleBlock title={i18n._("To get in")}>
            <RuleOutline of={rules.enter} />
          </RuleBlock>
          {rules.enterProduct ? (
            <RuleBlock title={i18n._("About the product")}>
              <RuleOutline of={rules.enterProduct} />
            </RuleBlock>
          ) : null}
          {rules.warn ? (
            <RuleBlock title={i18n._("Warned when")}>
              <RuleOutline of={rules.warn} />
            </RuleBlock>
          ) : null}
          {rules.exit.map((clause) => (
            <RuleBlock key={clause.key} title={i18n._("Removed when")}>
              <RuleOutline of={clause.rule} />
              <ExitTerms of={clause} />
            </RuleBlock>
          ))}
          {rules.graduate ? (
            <RuleBlock title={i18n._("Graduates when")}>
              <RuleOutline of={rules.graduate} />
            </RuleBlock>
          ) : null}
        </div>
        <Json title={i18n._("Rules as JSON")} text={of.rulesJson} />
      </Panel>
      <Columns min="wide">
        <Panel title={i18n._("Settings")}>
          <SettingsTable settings={of.settings} />
          <Json title={i18n._("Settings as JSON")} text={of.settingsJson} />
        </Panel>
        <Panel title={i18n._("Stages")}>
          <Stages of={of} />
        </Panel>
      </Columns>
    </>
  );
}

const RuleBlock = (props: { readonly title: string; readonly children: ReactNode }) => (
  <section className={css.rule}>
    <h3>{props.title}</h3>
    {props.children}
  </section>
);

function ExitTerms({ of }: { readonly of: ExitShown }) {
  const { i18n } = useLingui();
  const terms = [
    of.immediate
      ? i18n._("At once")
      : i18n._("After {days, plural, one {# day} other {# days}} of grace", {
          days: of.graceDays,
        }),
    ...(of.consecutiveChecks > 1
      ? [i18n._("{count} checks in a row", { count: of.consecutiveChecks })]
      : []),
    ...(of.clawBack ? [i18n._("What was given is taken back")] : []),
  ];
  return <p className={css.terms}>{terms.join(" · ")}</p>;
}

function Json({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <details className={css.json}>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <pre tabIndex={0}>{text}</pre>
    </details>
  );
}

type Texts = {
  readonly formats: Formats;
  readonly currency: string;
  readonly yes: string;
  readonly no: string;
  readonly open: string;
};

function amountText(type: SettingShown["field"]["type"], amount: number, texts: Texts): string {
  const { formats, currency } = texts;
  if (type === "money")
    return formats.money({ amountMinor: amount, currency }, { decimals: "when-needed" });
  if (type === "share") return formats.rate(amount);
  return type === "score" ? formats.number(amount / 100, 2) : formats.number(amount);
}

function settingText({ field, value }: SettingShown, texts: Texts): string {
  if (value === null || value === undefined) return texts.open;
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  if (typeof value === "number") return amountText(field.type, value, texts);
  if (Array.isArray(value)) return texts.formats.list(value.map(String));
  if (typeof value !== "object") return String(value);
  const text = (each: unknown) =>
    typeof each === "number" ? amountText(field.type, each, texts) : JSON.stringify(each);
  return Object.entries(value)
    .map(([key, each]) => `${key} ${text(each)}`)
    .join(" · ");
}

function SettingsTable({ settings }: { readonly settings: readonly SettingShown[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const formats = useFormats();
  const { currency } = useReader();
  const texts: Texts = {
    formats,
    currency,
    yes: i18n._("Yes"),
    no: i18n._("No"),
    open: i18n._("Not set"),
  };
  return (
    <SummaryList
      rows={settings.map((setting) => ({
        key: setting.field.pointer,
        label: inWords(setting.field.label),
        value: settingText(setting, texts),
      }))}
    />
  );
}

function Stages({ of }: { readonly of: VersionPage }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { list } = useFormats();
  const named = (each: { readonly name: VersionPage["summary"] }) => inWords(each.name);
  const none = i18n._("None");
  const rows = of.stages.map((stage) => ({
    key: stage.key,
    label: (
      <>
        {inWords(stage.name)}{" "}
        <span className={css.terms}>
          {i18n._("day {from} to {to}", { from: stage.fromDay, to: stage.toDay })}
        </span>
      </>
    ),
    value: (
      <>
        <p>
          {i18n._("Tasks:")} {list(stage.tasks.map(named)) || none}
        </p>
        <p>
          {i18n._("Benefits:")} {list(stage.benefits.map(named)) || none}
        </p>
      </>
    ),
  }));
  const first = {
    key: "begin",
    label: i18n._("When it begins"),
    value: list(of.benefits.map(named)) || none,
  };
  return <SummaryList rows={[first, ...rows]} />;
}
