import { useLingui } from "@lingui/react";
import { Money } from "~/ui/figure/amounts";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Consequence } from "~/ui/layout/consequence";
import { Notice } from "~/ui/layout/notice";
import { Panel } from "~/ui/layout/panel";
import { useFormats } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { Words } from "~/values/words";
import type { PolicyEffect } from "./preview-policy.server";
import { StaffTermsChanges } from "./staff-terms-versions";
import { StaffTyped } from "./staff-typed";

type Props = {
  readonly changes: readonly Words[] | null;
  readonly effect: PolicyEffect;
  readonly fromDay: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
};

/** What publishing would do: the changes in words, and what every shop would then be asked for. */
export function StaffTermsPreview(props: Props) {
  const { i18n } = useLingui();
  const f = useFormats();
  const { effect, changes, fromDay } = props;
  const { currency } = effect;
  const say = (amountMinor: number) => f.money({ amountMinor, currency });
  const shops = (count: number) =>
    i18n._("{count, plural, one {# shop} other {# shops}}", { count });
  const effects = [
    i18n._("Asked for more: {more}; for less: {less}; for the same: {same}.", {
      more: shops(effect.more),
      less: shops(effect.less),
      same: shops(effect.same),
    }),
    i18n._("Required of all shops: {before} now, {after} then.", {
      before: say(effect.requiredBeforeMinor),
      after: say(effect.requiredAfterMinor),
    }),
    i18n._("{shops} would have to top up although nothing is missing now: {amount} in all.", {
      shops: shops(effect.newlyShort),
      amount: say(effect.newlyShortMinor),
    }),
    i18n._("In force from {day}; the round of that night assesses every shop anew.", {
      day: f.day(fromDay),
    }),
  ];
  return (
    <>
      <StaffTermsChanges
        changes={changes}
        title={i18n._("What changes against the version in force")}
      />
      <Panel title={i18n._("Shops for whom it changes most")} flush>
        <MostTable of={effect} />
      </Panel>
      <Consequence title={i18n._("If it is published now")} effects={effects}>
        <Form>
          <StaffTyped values={props.values} />
          <SubmitButton name="intent" value="publish">
            {i18n._("Publish for {shops}", { shops: shops(effect.shops) })}
          </SubmitButton>
          <SubmitButton name="intent" value="change" look="plain">
            {i18n._("Change")}
          </SubmitButton>
        </Form>
      </Consequence>
    </>
  );
}

type Line = PolicyEffect["most"][number];

function MostTable({ of }: { readonly of: PolicyEffect }) {
  const { i18n } = useLingui();
  const money = (amountMinor: number) => <Money amount={{ amountMinor, currency: of.currency }} />;
  const columns: Column<Line>[] = [
    { key: "shop", header: i18n._("Shop"), cell: ({ store }) => store.name },
    {
      key: "before",
      header: i18n._("Required now"),
      align: "end",
      cell: ({ beforeMinor }) => money(beforeMinor),
    },
    {
      key: "after",
      header: i18n._("Required then"),
      align: "end",
      cell: ({ afterMinor }) => money(afterMinor),
    },
    {
      key: "change",
      header: i18n._("Change"),
      align: "end",
      cell: ({ beforeMinor, afterMinor }) => (
        <Money amount={{ amountMinor: afterMinor - beforeMinor, currency: of.currency }} signed />
      ),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Required now and then, by shop")}
      columns={columns}
      rows={of.most}
      rowKey={({ store }) => store.uid}
      empty={<Notice>{i18n._("Nothing changes for any shop.")}</Notice>}
    />
  );
}
