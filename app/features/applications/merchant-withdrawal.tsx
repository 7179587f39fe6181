import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Consequence } from "~/ui/layout/consequence";
import { Notice } from "~/ui/layout/notice";
import { Row } from "~/ui/layout/stack";
import { useInWords } from "~/ui/reader";
import { isOpen } from "./application";
import type { ApplicationForm } from "./application-case";

/** What withdrawing does, said before the button that does it. */
export function Withdrawal(props: {
  readonly of: ApplicationForm;
  readonly revision: number;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { of } = props;
  const back = <ButtonLink to={`/apply/${of.id}`}>{i18n._("Keep it")}</ButtonLink>;
  if (!isOpen(of.status))
    return (
      <>
        <Notice>{i18n._("This application is closed. There is nothing to withdraw.")}</Notice>
        <p>{back}</p>
      </>
    );
  const sent = of.status !== "DRAFT";
  const effects = [
    sent
      ? i18n._("We stop looking at it, and you lose its place in the queue.")
      : i18n._("The draft is closed. What you typed is kept on record, not sent."),
    i18n._("No money is involved: nothing was paid and nothing is owed."),
    i18n._("You can apply again later."),
  ];
  return (
    <Consequence
      title={i18n._("Withdraw from {program}?", { program: inWords(of.program.name) })}
      effects={effects}
    >
      <Form failed={props.failed}>
        <input type="hidden" name="revision" value={props.revision} />
        <Row>
          <SubmitButton look="danger">{i18n._("Withdraw the application")}</SubmitButton>
          {back}
        </Row>
      </Form>
    </Consequence>
  );
}
