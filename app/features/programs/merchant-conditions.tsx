import { useLingui } from "@lingui/react";
import type { Condition, ConditionState } from "~/features/eligibility/conditions";
import { BerthGauge } from "~/ui/identity/berth-gauge";
import { useInWords } from "~/ui/reader";
import css from "./merchant-conditions.module.css";

const signs: Readonly<Record<ConditionState, string>> = { met: "✓", unmet: "·", unknown: "?" };

/** The mark of a condition, and the same in words for those who hear the page. */
export function ConditionMark({ state }: { readonly state: ConditionState }) {
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

/** Of what is not met: how far it is, what is left to do, and the other ways there are. */
export function HowFar({ of }: { readonly of: Condition }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { gauge } = of;
  if (of.state === "met") return null;
  const others = of.alternatives.map(({ label, needed }) =>
    i18n._("or: {label}, {needed}", { label: inWords(label), needed: inWords(needed) }),
  );
  return (
    <>
      {gauge ? (
        <BerthGauge
          now={gauge.position}
          needed={gauge.tick}
          ceiling={gauge.shape === "ceiling"}
          met={false}
          label={i18n._("{label}: now {now}, needed {needed}", {
            label: inWords(of.label),
            now: inWords(of.now),
            needed: inWords(of.needed),
          })}
        />
      ) : null}
      {of.gap ? <span className={css.gap}>{inWords(of.gap)}</span> : null}
      {others.map((other) => (
        <span key={other}>{other}</span>
      ))}
    </>
  );
}

/** Label, now, needed; below it how far, and of a missing figure what brings it into being. */
function ConditionLine({ of }: { readonly of: Condition }) {
  const inWords = useInWords();
  const [now, needed] = [inWords(of.now), inWords(of.needed)];
  return (
    <div className={css.condition}>
      <ConditionMark state={of.state} />
      <div className={css.line}>
        <span>{inWords(of.label)}</span>
        <span className={css.figures}>
          {now}
          {now === needed ? null : <span className={css.needed}> / {needed}</span>}
        </span>
      </div>
      {of.state === "met" && !of.waived ? null : (
        <div className={css.more}>
          {of.state === "unknown" || of.waived ? <span>{inWords(of.sentence)}</span> : null}
          <HowFar of={of} />
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
