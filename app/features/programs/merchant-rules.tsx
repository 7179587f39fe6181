import { useLingui } from "@lingui/react";
import type { Condition } from "~/features/eligibility/conditions";
import type { DescribedRule } from "~/features/eligibility/sentence";
import type { MetricKey } from "~/features/metrics/dictionary";
import type { Metric } from "~/features/metrics/metric";
import { useFormats, useInWords } from "~/ui/reader";
import { ConditionMark, HowFar } from "./merchant-conditions";
import css from "./merchant-conditions.module.css";

export type RuleSources = Readonly<Partial<Record<MetricKey, Metric["source"]>>>;

/** Each rule as a sentence with its figure; below it where that came from and of which day. */
export function RulesWithAnswers(props: {
  readonly conditions: readonly Condition[];
  readonly sources: RuleSources;
}) {
  const inWords = useInWords();
  return (
    <ol className={css.rules}>
      {props.conditions.map((condition) => (
        <li key={condition.pointer} className={css.rule}>
          <div className={css.condition}>
            <ConditionMark state={condition.state} />
            <span>{inWords(condition.sentence)}</span>
            <div className={css.more}>
              <HowFar of={condition} />
              <Source of={condition} source={props.sources[condition.metric]} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Source(props: { readonly of: Condition; readonly source: Metric["source"] | undefined }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const { asOf } = props.of;
  const where =
    props.source === "computed"
      ? i18n._("Worked out from your shop's records")
      : i18n._("Sent by the marketplace");
  return (
    <span>{asOf ? i18n._("{where}, data up to {day}", { where, day: day(asOf) }) : where}</span>
  );
}

/** The rules alone, for somebody who is not signed in: the same sentences without figures. */
export function RuleOutline({ of }: { readonly of: DescribedRule }) {
  const inWords = useInWords();
  if (of.kind === "leaf") return <p>{inWords(of.words)}</p>;
  return (
    <>
      <p>{inWords(of.words)}</p>
      <ul className={css.outline}>
        {of.children.map((child) => (
          <li key={child.pointer}>
            <RuleOutline of={child} />
          </li>
        ))}
      </ul>
    </>
  );
}
