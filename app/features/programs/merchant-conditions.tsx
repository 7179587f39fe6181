import { useLingui } from "@lingui/react";
import type { Condition, ConditionState } from "~/features/eligibility/conditions";
import { BerthGauge } from "~/ui/identity/berth-gauge";
import { useInWords } from "~/ui/reader";
import css from "./merchant-conditions.module.css";

const signs: Readonly<Record<ConditionState, string>> = { met: "✓", unmet: "·", unknown: "?" };

/** The mark of a condition, and the same in words for those who hear the page. */
function Mark({ state }: { readonly state: ConditionState }) {
  const { i18n } = useLingui();
  const words = {
    met: i18n._("Met"),
    unmet: i18n._("Not met yet"),
    unknown: i18n._("No data yet"),
  } as const;
  return (
    <span className={css.mark}>
      <span aria-hidden="true">{signs[state]}</span>
      <span className="spoken">{words[state]}</span>
    </span>
  );
}

/** Label, now, needed; below it how far, what is left, or what brings the missing figure into being. */
export function ConditionLine({ of }: { readonly of: Condition }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { gauge, state } = of;
  const values = { label: inWords(of.label), now: inWords(of.now), needed: inWords(of.needed) };
  const others = of.alternatives.map(({ label, needed }) =>
    i18n._("or: {label}, {needed}", { label: inWords(label), needed: inWords(needed) }),
  );
  return (
    <div className={css.condition}>
      <Mark state={state} />
      <div className={css.line}>
        <span>{values.label}</span>
        <span className={css.figures}>
          {values.now} <span className={css.needed}>/ {values.needed}</span>
        </span>
      </div>
      {state === "met" ? null : (
        <div className={css.more}>
          {gauge ? (
            <BerthGauge
              now={gauge.position}
              needed={gauge.tick}
              ceiling={gauge.shape === "ceiling"}
              met={false}
              label={i18n._("{label}: now {now}, needed {needed}", values)}
            />
          ) : null}
          {state === "unknown" ? <span>{inWords(of.sentence)}</span> : null}
          {of.gap ? <span className={css.gap}>{inWords(of.gap)}</span> : null}
          {others.map((other) => (
            <span key={other}>{other}</span>
          ))}
        </div>
      )}
    </div>
  );
}

/** The conditions of a card, in the author's order. */
export function Conditions({ of }: { readonly of: readonly Condition[] }) {
  return (
    <ul className={css.conditions}>
      {of.map((condition) => (
        <li key={condition.pointer}>
          <ConditionLine of={condition} />
        </li>
      ))}
    </ul>
  );
}
