import { useLingui } from "@lingui/react";
import { useFetcher, useRevalidator } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { writerWords } from "~/features/history/automatic-words";
import { Button } from "~/ui/action/button";
import { When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { InternalNote, Notice } from "~/ui/layout/notice";
import { useInWords } from "~/ui/reader";
import type { Locale } from "~/values/words";
import type { ApplicationCase } from "./application-case";
import css from "./staff-case.module.css";
import { useStepSentence } from "./staff-case-steps";

/** What the action answers when a rule said no. */
export type ReviewRefusal = {
  readonly intent: string;
  readonly refusal: string;
  /** The newest step of the case, when somebody else was faster. */
  readonly since: { readonly by: string; readonly verb: string; readonly at: Date } | null;
};

export type Deciding = {
  readonly of: ApplicationCase;
  /** Where the forms post to, with the list to come back to. */
  readonly action: string;
  readonly next: string | null;
  readonly mayDecide: boolean;
  /** The language the merchant reads. */
  readonly merchantLocale: Locale;
  /** The action's answer to a form posted without scripts. */
  readonly answer: unknown;
};

export const answerKey = (caseId: string, intent: string): string => `${caseId}-${intent}`;

/** A form of the review action: posts by itself, keeps what was typed, and says why it was refused. */
export function DecisionForm(
  props: Deciding & { readonly intent: string; readonly children: ReactNode },
) {
  const key = answerKey(props.of.id, props.intent);
  const fetcher = useFetcher({ key });
  const answer = fetcher.data ?? (isFor(props.answer, props.intent) ? props.answer : undefined);
  return (
    <div className={css.form}>
      {isRefusal(answer) ? <Refused of={answer} /> : null}
      <Form
        action={props.action}
        navigate={false}
        fetcherKey={key}
        failed={answer}
        idPrefix={`${props.intent}-`}
      >
        <input type="hidden" name="intent" value={props.intent} />
        <input type="hidden" name="revision" value={props.of.revision} />
        {props.next ? <input type="hidden" name="next" value={props.next} /> : null}
        {props.children}
      </Form>
    </div>
  );
}

export function SubmitDecision(props: {
  readonly of: ApplicationCase;
  readonly intent: string;
  readonly look?: "primary" | "plain" | "danger";
  readonly disabled?: boolean;
  readonly shortcut?: string;
  readonly children: ReactNode;
}) {
  const { of, intent, disabled = false, ...rest } = props;
  const pending = useFetcher({ key: answerKey(of.id, intent) }).state !== "idle";
  return <SubmitButton {...rest} pending={pending} disabled={disabled} />;
}

/** Never posted with the merchant's words, and never looking like them. */
export function InternalNoteField() {
  const { i18n } = useLingui();
  return (
    <InternalNote label={i18n._("Internal: the merchant never sees this")}>
      <TextArea name="internalNote" rows={2} label={i18n._("Note for colleagues")} optional />
    </InternalNote>
  );
}

const isFor = (answer: unknown, intent: string): boolean =>
  typeof answer === "object" && answer !== null && "intent" in answer && answer.intent === intent;

const isRefusal = (answer: unknown): answer is ReviewRefusal =>
  typeof answer === "object" && answer !== null && "refusal" in answer;

function Refused({ of }: { readonly of: ReviewRefusal }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const sentence = useStepSentence();
  const { revalidate, state } = useRevalidator();
  const words: Readonly<Record<string, string>> = {
    stale: i18n._("The case changed since you opened it. Your text is safe."),
    "own-approval": i18n._("You gave the first approval, so somebody else gives the second."),
    "not-now": i18n._("The case is no longer in review."),
    "not-eligible": i18n._("The rules are not met now, so it cannot be approved."),
    role: i18n._("This approval needs a colleague with another role."),
    claimed: i18n._("A colleague is looking at this case."),
    "too-late": i18n._("It is too late to take this back."),
  };
  const told = useRef<HTMLDivElement>(null);
  // The form may be longer than the window, and its button far below.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per refusal
  useEffect(() => told.current?.focus(), [of]);
  return (
    <div ref={told} tabIndex={-1}>
      <Notice
        tone="error"
        announce
        title={words[of.refusal] ?? i18n._("The decision was not accepted. Nothing was changed.")}
      >
        {of.since ? (
          <p>
            <strong>{inWords(writerWords(of.since.by))}</strong> {sentence(of.since.verb)}{" "}
            <When at={of.since.at} as="ago" />
          </p>
        ) : null}
        <Button small onClick={() => revalidate()} pending={state === "loading"}>
          {i18n._("Show the case as it is now")}
        </Button>
      </Notice>
    </div>
  );
}
