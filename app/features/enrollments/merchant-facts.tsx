import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { CopyId } from "~/ui/figure/copy-id";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats } from "~/ui/reader";
import type { EnrollmentPage } from "./enrollment-page";

/** Reference, days and the version of the rules that holds for this enrollment to its end. */
export function EnrollmentFacts({ of }: { readonly of: EnrollmentPage }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  return (
    <SummaryList
      rows={[
        {
          key: "reference",
          label: i18n._("Reference"),
          value: <CopyId text={of.id} label={i18n._("Reference")} />,
        },
        {
          key: "days",
          label: i18n._("Days"),
          value: of.endsOn
            ? i18n._("{from} to {to}", { from: day(of.startsOn), to: day(of.endsOn) })
            : i18n._("from {from}", { from: day(of.startsOn) }),
        },
        {
          key: "rules",
          label: i18n._("Rules"),
          value: (
            <Link to={`/programs/${of.program.slug}`}>
              {i18n._("version {version}, yours to the end", { version: of.program.versionNumber })}
            </Link>
          ),
        },
      ]}
    />
  );
}
