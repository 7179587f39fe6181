import { useLingui } from "@lingui/react";
import { type FormEvent, useState } from "react";
import { otherLocale } from "~/locales/language";
import { Checkboxes } from "~/ui/form/choices";
import { TextArea } from "~/ui/form/text-fields";
import { useInWords, useReader } from "~/ui/reader";
import { languageTag, locales } from "~/values/words";
import { declineMessage } from "./decline-message";
import { type ReasonCode, reasonCodes, reasonWords } from "./reason-code";
import css from "./staff-case.module.css";
import {
  type Deciding,
  DecisionForm,
  InternalNoteField,
  SubmitDecision,
} from "./staff-decision-form";

type Draft = { readonly codes: readonly ReasonCode[]; readonly note: string };

/** Reasons in the merchant's own words, with what she will read before it is sent. */
export function StaffDeclineForm(props: Deciding) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const other = otherLocale(useReader().locale);
  const [draft, setDraft] = useState<Draft>({ codes: [], note: "" });
  const read = (event: FormEvent<HTMLElement>) => {
    const form = event.currentTarget.querySelector("form");
    if (form) setDraft(draftOf(new FormData(form)));
  };
  return (
    <div onChange={read}>
      <DecisionForm {...props} intent="reject">
        <div className={css.reasons}>
          <Checkboxes
            name="reasonCodes"
            label={i18n._("Why? The shop reads these sentences")}
            hint={i18n._("What the rules point to stands first.")}
            options={props.of.declineReasons.map((code) => ({
              value: code,
              label: inWords(reasonWords[code]),
              hint: <span lang={languageTag[other]}>{reasonWords[code][other]}</span>,
            }))}
          />
        </div>
        <TextArea
          name="note"
          rows={3}
          label={i18n._("More for the shop")}
          hint={i18n._("Needed when none of the sentences is the reason.")}
          lang={languageTag[props.merchantLocale]}
          optional
        />
        <MerchantReads draft={draft} />
        <InternalNoteField />
        <SubmitDecision of={props.of} intent="reject" look="danger">
          {i18n._("Decline and tell the shop")}
        </SubmitDecision>
      </DecisionForm>
    </div>
  );
}

const draftOf = (form: FormData): Draft => ({
  codes: reasonCodes.filter((code) => form.getAll("reasonCodes").includes(code)),
  note: String(form.get("note") ?? "").trim(),
});

/** The message as it will arrive, in both languages. */
function MerchantReads({ draft }: { readonly draft: Draft }) {
  const { i18n } = useLingui();
  if (draft.codes.length === 0 && draft.note === "") return null;
  return (
    <section className={css.reads} aria-label={i18n._("What the shop will read")}>
      <h3>{i18n._("What the shop will read")}</h3>
      {locales.map((locale) => (
        <div key={locale} lang={languageTag[locale]}>
          {declineMessage(draft.codes, draft.note, locale).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ))}
    </section>
  );
}
