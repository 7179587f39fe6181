import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import type { Closeness } from "~/features/eligibility/closeness";
import type { Condition } from "~/features/eligibility/conditions";
import type { DescribedRule } from "~/features/eligibility/sentence";
import type { Offer } from "~/features/programs/kind";
import { Conditions } from "~/features/programs/merchant-conditions";
import { Answer, OfferLines } from "~/features/programs/merchant-offer";
import {
  RuleOutline,
  type RuleSources,
  RulesWithAnswers,
} from "~/features/programs/merchant-rules";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { Panel } from "~/ui/layout/panel";
import { useFormats } from "~/ui/reader";
import type { CatalogueEntry } from "./catalogue";

const signals: Readonly<Record<Closeness, Signal>> = {
  ready: "clear",
  almost: "needs",
  "not-yet": "not-started",
};

/** The first question, answered from the shop's own data: yes, or what is missing. */
export function DoIQualify({ entry }: { readonly entry: CatalogueEntry }) {
  const { i18n } = useLingui();
  const words: Readonly<Record<Closeness, string>> = {
    ready: i18n._("Yes. You can apply today."),
    almost:
      entry.explanation.outcome === "review"
        ? i18n._("Probably. A person checks what we cannot see.")
        : i18n._("Almost. This is what is missing:"),
    "not-yet": i18n._("Not yet. This is what is missing:"),
  };
  const missing = entry.conditions.filter(({ state }) => state !== "met");
  return (
    <>
      <SignalFlag strong signal={signals[entry.closeness]} word={words[entry.closeness]} />
      {missing.length > 0 ? <Conditions of={missing} /> : null}
      <p>
        <a href="#rules">{i18n._("How we work out your result")}</a>
      </p>
    </>
  );
}

/** What one gets, what one does and by when, what one can lose: the other three questions. */
export function OfferAnswers({ offer }: { readonly offer: Offer }) {
  const { i18n } = useLingui();
  return (
    <>
      <Answer question={i18n._("What do I get?")}>
        <OfferLines lines={offer.youGet} />
      </Answer>
      <Answer question={i18n._("What must I do, and by when?")}>
        <OfferLines lines={offer.youDo} />
      </Answer>
      <Answer question={i18n._("What can I lose?")} id="lose">
        {offer.youCanLose.length > 0 ? (
          <OfferLines lines={offer.youCanLose} />
        ) : (
          <p>{i18n._("Nothing. You put in neither money nor rights.")}</p>
        )}
      </Answer>
    </>
  );
}

/** Every rule as a sentence: with the shop's figures for its merchant, without for a visitor. */
export function HowItIsWorkedOut(props: {
  readonly conditions: readonly Condition[] | null;
  readonly sources: RuleSources;
  readonly outlines: readonly DescribedRule[];
  readonly facts: ReactNode;
}) {
  const { i18n } = useLingui();
  return (
    <Panel id="rules" title={i18n._("How we work out your result")} lead={props.facts}>
      {props.conditions ? (
        <RulesWithAnswers conditions={props.conditions} sources={props.sources} />
      ) : (
        props.outlines.map((outline) => <RuleOutline key={outline.pointer} of={outline} />)
      )}
    </Panel>
  );
}

export type ProgramChange = {
  readonly number: number;
  readonly publishedAt: Date;
  /** One sentence per change, in both languages; empty for the first version. */
  readonly sentences: readonly { readonly en: string; readonly zh: string }[];
};

/** What changed from version to version, newest first. */
export function Changes({ changes }: { readonly changes: readonly ProgramChange[] }) {
  const { i18n } = useLingui();
  const { day, dayOf, locale } = useFormats();
  return (
    <Panel id="changes" title={i18n._("Changes that affect you")}>
      <ul>
        {changes.map((change) => (
          <li key={change.number}>
            <strong>
              {i18n._("Version {version}, {day}", {
                version: change.number,
                day: day(dayOf(change.publishedAt)),
              })}
            </strong>
            {change.sentences.length > 0 ? (
              <ul>
                {change.sentences.map((sentence) => (
                  <li key={sentence.en}>{sentence[locale]}</li>
                ))}
              </ul>
            ) : (
              <p>{i18n._("The program begins with these rules.")}</p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
