import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Notice } from "~/ui/layout/notice";
import { useFormats, useInWords } from "~/ui/reader";
import type { CoverageAlert } from "./coverage-alert";
import { leverWords } from "./coverage-letter";
import type { Lever } from "./coverage-lever";
import { poolId } from "./pool-id";
import { useCohortName } from "./staff-coverage-words";

/** The lever in a sentence, with the way to its pool. */
export function LeverText({ lever }: { readonly lever: Lever }) {
  const { i18n } = useLingui();
  const f = useFormats();
  const inWords = useInWords();
  return (
    <>
      {inWords(leverWords(lever, f))}{" "}
      {lever.pool === null ? null : (
        <Link to={`/ops/traffic/pools/${encodeURIComponent(poolId(lever.pool))}`}>
          {i18n._("Open the pool")}
        </Link>
      )}
    </>
  );
}

/** Cohorts that are likely to miss the line, each with what would bring it back. */
export function StaffCoverageAlerts(props: {
  readonly alerts: readonly CoverageAlert[];
  /** On the cohort's own page, it needs no link to itself. */
  readonly own?: boolean;
}) {
  const { i18n } = useLingui();
  const f = useFormats();
  const nameOf = useCohortName();
  return props.alerts.map((alert) => (
    <Notice
      key={alert.id}
      tone="warn"
      title={i18n._("{cohort}: {expected} of {size} shops are expected to be covered", {
        cohort: nameOf(alert.cohort),
        expected: f.number(alert.expected),
        size: f.number(alert.size),
      })}
    >
      <p>
        <LeverText lever={alert.lever} />
      </p>
      {props.own ? null : (
        <p>
          <Link to={`/ops/coverage/${alert.cohort}?view=waiting`}>
            {i18n._("Shops that are not covered yet")}
          </Link>
        </p>
      )}
    </Notice>
  ));
}
