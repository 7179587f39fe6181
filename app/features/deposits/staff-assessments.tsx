import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Money } from "~/ui/figure/amounts";
import { When } from "~/ui/figure/times";
import { Notice } from "~/ui/layout/notice";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { businessTypeWords } from "./deposit-words";
import type { AssessmentLine, StaffDeposit } from "./staff-deposit-page";

/** Every time the requirement was worked out: why then, from what, and to what end. */
export function StaffAssessments({ of }: { readonly of: StaffDeposit }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const because: Readonly<Record<string, string>> = {
    monthly: i18n._("Monthly round"),
    policy: i18n._("New terms"),
    relief: i18n._("Reduction began or ended"),
    deferral: i18n._("Trial began or ended"),
    addition: i18n._("Extra amount set or ended"),
    facts: i18n._("Facts of the shop changed"),
  };
  const columns: Column<AssessmentLine>[] = [
    { key: "at", header: i18n._("When"), cell: ({ at }) => <When at={at} /> },
    {
      key: "because",
      header: i18n._("Why then"),
      cell: (line) => because[line.because] ?? line.because,
    },
    {
      key: "required",
      header: i18n._("Required"),
      align: "end",
      cell: ({ requiredMinor }) => (
        <Money amount={{ amountMinor: requiredMinor, currency: of.currency }} />
      ),
    },
    { key: "why", header: i18n._("Sentence"), wrap: true, cell: ({ why }) => inWords(why) },
    { key: "inputs", header: i18n._("From"), wrap: true, cell: (line) => <Inputs of={line} /> },
    {
      key: "terms",
      header: i18n._("Terms"),
      cell: ({ policyVersion }) => (
        <Link to={`/ops/deposits/policy/${policyVersion}`}>
          {i18n._("Version {number}", { number: policyVersion })}
        </Link>
      ),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Assessments of this shop, newest first")}
      columns={columns}
      rows={of.assessments}
      rowKey={({ id }) => id}
      empty={<Notice>{i18n._("Not assessed yet.")}</Notice>}
    />
  );
}

function Inputs({ of: { inputs } }: { readonly of: AssessmentLine }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { money, rate, list } = useFormats();
  const say = (amountMinor: number) => money({ amountMinor, currency: inputs.currency });
  const parts = [
    inputs.businessType ? inWords(businessTypeWords[inputs.businessType]) : i18n._("type unknown"),
    list(inputs.categories),
    inputs.salesMinor === null
      ? i18n._("sales unknown")
      : i18n._("sales of the month before {amount}", { amount: say(inputs.salesMinor) }),
    ...(inputs.activityMinor > 0
      ? [i18n._("activity {amount}", { amount: say(inputs.activityMinor) })]
      : []),
    ...(inputs.riskMinor > 0 ? [i18n._("risk {amount}", { amount: say(inputs.riskMinor) })] : []),
    ...(inputs.relief ? [i18n._("reduction {share}", { share: rate(inputs.relief.share) })] : []),
    ...(inputs.deferred ? [i18n._("on trial")] : []),
    ...(inputs.closedCategories?.length
      ? [i18n._("not open: {categories}", { categories: list(inputs.closedCategories) })]
      : []),
  ];
  return <>{parts.join(" · ")}</>;
}
