import { useLingui } from "@lingui/react";
import { Rate } from "~/ui/figure/amounts";
import { DayText } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { DayField, TextArea, TextField } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";
import { EmptyState } from "~/ui/layout/empty-state";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { OwnShare } from "./pool-page.server";
import type { PoolShareRefusal } from "./pool-share";
import type { ShareEffect } from "./preview-pool-share.server";

export const refusalSentence = (because: PoolShareRefusal): string =>
  because === "overlaps"
    ? /*i18n*/ "Another share of this pool counts on one of these days: end it first, or choose other days"
    : /*i18n*/ "This day is over: the earliest is today";

/** Another share of the forecast for some days. */
export function StaffShareForm(props: {
  readonly today: string;
  /** What counts on the day; null where no plan says so. */
  readonly shareBps: number | null;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const f = useFormats();
  return (
    <Panel
      title={i18n._("Give this pool another share for some days")}
      lead={i18n._("What it does is shown before anything is saved.")}
    >
      <Form method="post" failed={props.failed} idPrefix="share">
        <TextField
          name="share"
          label={i18n._("Share of the forecast for support")}
          hint={
            props.shareBps === null
              ? undefined
              : i18n._("{rate} now", { rate: f.rate(props.shareBps) })
          }
          behind="%"
          width="short"
          inputMode="decimal"
        />
        <DayField name="fromDay" label={i18n._("First day")} defaultValue={props.today} />
        <DayField name="toDay" label={i18n._("Last day")} />
        <TextArea
          name="reason"
          label={i18n._("Reason")}
          hint={i18n._("It is kept in the audit log.")}
        />
        <SubmitButton name="intent" value="preview" look="plain">
          {i18n._("Show what it does")}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

type Typed = Readonly<Record<string, readonly string[]>>;

/** The effect, before it is saved. */
export function StaffSharePreview(props: { readonly effect: ShareEffect; readonly values: Typed }) {
  const { i18n } = useLingui();
  const f = useFormats();
  const { effect, values } = props;
  const { keeps } = effect;
  const more = effect.after - effect.before;
  const effects = [
    i18n._("Impressions for support on {day}: {before} now, {after} then ({difference}).", {
      day: f.day(effect.day),
      before: f.number(effect.before),
      after: f.number(effect.after),
      difference: `${more > 0 ? "+" : ""}${f.number(more)}`,
    }),
    keeps === null
      ? i18n._("There are too many promises to plan them while you wait: see the next plan.")
      : i18n._(
          "A plan of that day would keep {before} guarantees now, {after} then; no plan could exceed {bound}.",
          {
            before: f.number(keeps.before.covered),
            after: f.number(keeps.after.covered),
            bound: f.number(keeps.after.bound),
          },
        ),
    i18n._("Plans that are made from now on follow it. You can end it at any time."),
  ];
  return (
    <Consequence title={i18n._("If you save this share")} effects={effects}>
      <Form method="post" idPrefix="confirm">
        {Object.entries(values)
          .filter(([name]) => name !== "intent")
          .map(([name, [value = ""]]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <SubmitButton name="intent" value="save">
          {i18n._("Save the share")}
        </SubmitButton>
        <SubmitButton name="intent" value="change" look="plain">
          {i18n._("Change")}
        </SubmitButton>
      </Form>
    </Consequence>
  );
}

/** Shares the pool was given, newest first; one that still counts can be ended. */
export function StaffShares(props: {
  readonly shares: readonly OwnShare[];
  readonly today: string;
  readonly maySteer: boolean;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const counts = (share: OwnShare) => !share.ended && share.toDay >= props.today;
  const columns: Column<OwnShare>[] = [
    {
      key: "share",
      header: i18n._("Share"),
      align: "end",
      cell: ({ shareBps }) => <Rate basisPoints={shareBps} />,
    },
    { key: "from", header: i18n._("First day"), cell: ({ fromDay }) => <DayText day={fromDay} /> },
    { key: "to", header: i18n._("Last day"), cell: ({ toDay }) => <DayText day={toDay} /> },
    { key: "reason", header: i18n._("Reason"), wrap: true, cell: ({ reason }) => reason },
    { key: "by", header: i18n._("By"), cell: ({ decidedBy }) => inWords(decidedBy) },
    {
      key: "end",
      header: i18n._("State"),
      cell: (share) =>
        counts(share) && props.maySteer ? (
          <Form method="post" inline idPrefix={share.id}>
            <input type="hidden" name="id" value={share.id} />
            <SubmitButton name="intent" value="end" look="quiet">
              {i18n._("End it")}
            </SubmitButton>
          </Form>
        ) : share.ended ? (
          i18n._("Ended")
        ) : counts(share) ? (
          i18n._("Counts")
        ) : (
          i18n._("Past")
        ),
    },
  ];
  return (
    <Panel title={i18n._("Own shares of this pool")} flush>
      <DataTable
        caption={i18n._("Shares that this pool was given")}
        columns={columns}
        rows={props.shares}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            kind="nothing-yet"
            title={i18n._("This pool has always had the marketplace’s share")}
          />
        }
      />
    </Panel>
  );
}
