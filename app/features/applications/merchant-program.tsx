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
import type { ProgramChange } from "~/features/programs/program-change";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import type { CatalogueEntry } from "./catalogue";
import { useShut } from "./merchant-next-step";
import css from "./merchant-program.module.css";
import type { ProductStanding } from "./program-page";

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
  const closed = useShut()(entry);
  const missing = entry.conditions.filter(({ state }) => state !== "met");
  return (
    <>
      <SignalFlag
        strong
        signal={closed ? "not-started" : signals[entry.closeness]}
        word={closed ?? words[entry.closeness]}
      />
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
  readonly lead: ReactNode;
}) {
  const { i18n } = useLingui();
  return (
    <Panel
      id="rules"
      title={props.conditions ? i18n._("How we work out your result") : i18n._("The rules")}
      lead={props.lead}
    >
      {props.conditions ? (
        <RulesWithAnswers conditions={props.conditions} sources={props.sources} />
      ) : (
        props.outlines.map((outline) => <RuleOutline key={outline.pointer} of={outline} />)
      )}
    </Panel>
  );
}

/** What changed from version to version, newest first. */
export function Changes({ changes }: { readonly changes: readonly ProgramChange[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day, dayOf } = useFormats();
  return (
    <Panel id="changes" title={i18n._("Changes that affect you")}>
      <ul className={css.changes}>
        {changes.map((change) => (
          <li key={change.number}>
            <strong>
              {i18n._("{day}, version {version}", {
                version: change.number,
                day: day(dayOf(change.publishedAt)),
              })}
            </strong>
            {change.sentences.map((sentence) => (
              <p key={sentence.en}>{inWords(sentence)}</p>
            ))}
            {change.sentences.length > 0 ? null : (
              <p>
                {change.first
                  ? i18n._("The program began with these rules.")
                  : i18n._("No condition to join changed.")}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The shop's products and how each stands; one of them is what one applies with. */
export function ProductChoice(props: {
  readonly slug: string;
  readonly storeUid: string;
  readonly products: readonly ProductStanding[];
}) {
  const { i18n } = useLingui();
  const { products } = props;
  if (products.length === 0)
    return <p>{i18n._("Your shop has no product on sale. One is needed to apply.")}</p>;
  const best = products.find(({ outcome }) => outcome !== "not_eligible");
  return (
    <Form action="/apply">
      <input type="hidden" name="program" value={props.slug} />
      <input type="hidden" name="store" value={props.storeUid} />
      <Radios
        name="product"
        label={i18n._("Choose a product")}
        defaultValue={best?.uid ?? null}
        options={products.map(({ uid, title, outcome, met, all }) => ({
          value: uid,
          label: title,
          hint: i18n._("{met} of {all} conditions met", { met, all }),
          disabled: outcome === "not_eligible",
        }))}
      />
      {best ? (
        <SubmitButton>
          {best.outcome === "eligible"
            ? i18n._("Apply with this product")
            : i18n._("Apply, we check by hand")}
        </SubmitButton>
      ) : null}
    </Form>
  );
}

/** "Tell me when I qualify": one notice, on the first evaluation that turns. */
export function Watch(props: {
  readonly slug: string;
  readonly query: string;
  readonly watching: boolean;
}) {
  const { slug, query, watching } = props;
  const { i18n } = useLingui();
  return (
    <div id="watch" className={css.watch}>
      {watching ? <p role="status">{i18n._("We will tell you on the day you qualify.")}</p> : null}
      <Form action={`/programs/${slug}${query}`} preventScrollReset>
        <SubmitButton look="plain" name="watch" value={watching ? "off" : "on"}>
          {watching ? i18n._("Stop watching") : i18n._("Tell me when I qualify")}
        </SubmitButton>
      </Form>
    </div>
  );
}
