import { useLingui } from "@lingui/react";
import type { Condition, ConditionState } from "~/features/eligibility/conditions";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import type { ApplicationCase } from "./application-case";
import css from "./staff-case.module.css";

const signals: Readonly<Record<ConditionState, Signal>> = {
  met: "clear",
  unmet: "declined",
  unknown: "needs",
};

export function ConditionFlag({ state }: { readonly state: ConditionState }) {
  const { i18n } = useLingui();
  const words = { met: i18n._("Met"), unmet: i18n._("Not met"), unknown: i18n._("Not known") };
  return <SignalFlag signal={signals[state]} word={words[state]} />;
}

type Line = {
  readonly now: Condition;
  readonly before: Condition | null;
  readonly changed: boolean;
};

/** Every condition as it stood when the application was sent and as it stands now. */
export function StaffCaseRules({ of }: { readonly of: ApplicationCase }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { atSubmission, now } = of;
  const lines = now.conditions.map((condition): Line => {
    const before = atSubmission?.conditions.find(({ pointer }) => pointer === condition.pointer);
    return {
      now: condition,
      before: before ?? null,
      changed: of.changed.includes(condition.pointer),
    };
  });
  const columns: Column<Line>[] = [
    {
      key: "condition",
      header: i18n._("Condition"),
      wrap: true,
      cell: (line) => (
        <>
          {inWords(line.now.label)}
          {line.changed ? <span className={css.changed}>{i18n._("Changed")}</span> : null}
        </>
      ),
    },
    {
      key: "needed",
      header: i18n._("Needed"),
      wrap: true,
      cell: (line) => inWords(line.now.needed),
    },
    {
      key: "before",
      wrap: true,
      header: i18n._("When sent"),
      cell: (line) => (line.before ? <Standing of={line.before} marked={line.changed} /> : "–"),
    },
    { key: "now", header: i18n._("At present"), wrap: true, cell: (line) => inWords(line.now.now) },
    {
      key: "state",
      header: i18n._("Met?"),
      cell: (line) => <ConditionFlag state={line.now.state} />,
    },
  ];
  return (
    <DataTable
      caption={i18n._("Conditions, when sent and now")}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.now.pointer}
    />
  );
}

/** A value and, where it is asked for, whether it is enough. */
function Standing({ of, marked }: { readonly of: Condition; readonly marked: boolean }) {
  const inWords = useInWords();
  return (
    <span className={css.standing}>
      {inWords(of.now)}
      {marked ? <ConditionFlag state={of.state} /> : null}
    </span>
  );
}
