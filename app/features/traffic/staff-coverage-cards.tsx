import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { useFormats } from "~/ui/reader";
import { coverageAddress } from "./coverage-address";
import type { CohortLine, CoverageSegment } from "./coverage-list";
import css from "./staff-coverage.module.css";
import { CohortFlag, CohortRate, useCohortName } from "./staff-coverage-words";

type Lines = { readonly lines: readonly CohortLine[]; readonly segment: CoverageSegment };

/** On phones: one cohort a card, with its steps as one bar. */
export function StaffCoverageCards({ lines, segment }: Lines) {
  const { i18n } = useLingui();
  const f = useFormats();
  const nameOf = useCohortName();
  return (
    <ul className={css.cards} aria-label={i18n._("Cohorts")}>
      {lines.map((line) => (
        <li key={line.first} className={css.card}>
          <div className={css.cardHead}>
            <Link to={coverageAddress(line.name, segment)}>{nameOf(line.name)}</Link>
            <span className={css.cardRate}>
              <CohortRate rate={line.rate} />
            </span>
          </div>
          <CohortFlag standing={line.standing} final={line.final} />
          <StepBar line={line} />
          <span className={css.few}>
            {i18n._("{opened} opened, {size} in the cohort, {seen} shown, {covered} covered", {
              opened: f.number(line.counts.opened),
              size: f.number(line.counts.member),
              seen: f.number(line.counts.seen),
              covered: f.number(line.counts.covered),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function StepBar({ line: { counts } }: { readonly line: CohortLine }) {
  const share = (count: number) =>
    `${counts.opened === 0 ? 0 : Math.min(100, (count / counts.opened) * 100)}%`;
  return (
    <svg className={css.bar} width="100%" height="14" aria-hidden="true" focusable="false">
      <rect className={css.barTrack} x="0" y="1" width="100%" height="12" />
      <rect className={css.barMember} x="0" y="1" width={share(counts.member)} height="12" />
      <rect className={css.barSeen} x="0" y="1" width={share(counts.seen)} height="12" />
      <rect className={css.barFull} x="0" y="1" width={share(counts.covered)} height="12" />
    </svg>
  );
}
