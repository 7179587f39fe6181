import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { Panel } from "~/ui/layout/panel";
import { SummaryList } from "~/ui/layout/summary-list";
import { useInWords } from "~/ui/reader";
import type { ApplicationForm, KnownDetail } from "./application-case";
import css from "./merchant-apply.module.css";

/** What we know of the shop, each line with its source and a way to say that it is wrong. */
export function ShopDetails({ of }: { readonly of: ApplicationForm }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <Panel>
      <SummaryList
        rows={of.known.map((detail) => ({
          key: detail.key,
          label: inWords(detail.label),
          value: (
            <>
              {inWords(detail.value)}
              <span className={css.source}>{inWords(detail.source)}</span>
            </>
          ),
          change: {
            to: `/apply/${of.id}/shop?wrong=${encodeURIComponent(detail.key)}`,
            label: i18n._("This is wrong"),
            what: inWords(detail.label),
          },
        }))}
      />
    </Panel>
  );
}

/** Asks for a correction: the value itself is never edited here, because other programs rely on it. */
export function CorrectionForm(props: { readonly detail: KnownDetail; readonly failed: unknown }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { detail } = props;
  return (
    <Panel title={i18n._("What is wrong with “{label}”?", { label: inWords(detail.label) })}>
      <Form failed={props.failed} idPrefix="wrong">
        <input type="hidden" name="intent" value="correct" />
        <input type="hidden" name="key" value={detail.key} />
        <p>
          {i18n._("We have: {value}. {source}.", {
            value: inWords(detail.value),
            source: inWords(detail.source),
          })}
        </p>
        <TextArea
          name="message"
          label={i18n._("What should it say?")}
          hint={i18n._("A person compares it with your licence. You can go on applying meanwhile.")}
          maxLength={1000}
        />
        <SubmitButton look="plain">{i18n._("Ask for a correction")}</SubmitButton>
      </Form>
    </Panel>
  );
}
