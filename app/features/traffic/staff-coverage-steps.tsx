import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { useFormats } from "~/ui/reader";
import { coverageAddress } from "./coverage-address";
import { type CoverageCounts, coverageSteps } from "./coverage-counts";
import type { CoverageSegment } from "./coverage-list";
import css from "./staff-coverage.module.css";
import { useStepWords } from "./staff-coverage-words";

/** How far shops got, and where they were lost; each bar opens its shops. */
export function StaffCoverageSteps(props: {
  readonly cohort: string;
  readonly counts: CoverageCounts;
  readonly segment: CoverageSegment;
}) {
  const { i18n } = useLingui();
  const f = useFormats();
  const words = useStepWords();
  const { cohort, counts, segment } = props;
  const share = (count: number) =>
    `${counts.opened === 0 ? 0 : Math.round((count / counts.opened) * 1_000) / 10}%`;
  return (
    <ol className={css.steps}>
      {coverageSteps.map((step, n) => {
        const before = counts[coverageSteps[n - 1] ?? "opened"];
        const lost = before - counts[step];
        return (
          <li key={step} className={css.step}>
            <span>{words[step]}</span>
            <Link className={css.stepCount} to={coverageAddress(cohort, segment, { step })}>
              {f.number(counts[step])}
            </Link>
            <span className={css.stepLost}>
              {lost === 0 ? null : (
                <Link
                  to={coverageAddress(cohort, segment, { lost: step })}
                  aria-label={i18n._("{count} lost before: {step}", {
                    count: f.number(-lost),
                    step: words[step],
                  })}
                >
                  {f.number(-lost)}
                </Link>
              )}
            </span>
            <svg
              className={css.stepBar}
              width="100%"
              height="14"
              aria-hidden="true"
              focusable="false"
            >
              <rect className={css.barLost} x="0" y="2.5" width={share(before)} height="9" />
              <rect className={css.barFull} x="0" y="2" width={share(counts[step])} height="10" />
            </svg>
          </li>
        );
      })}
    </ol>
  );
}
