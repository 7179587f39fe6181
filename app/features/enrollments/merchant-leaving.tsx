import { useLingui } from "@lingui/react";
import { ButtonLink } from "~/ui/action/button";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Consequence } from "~/ui/layout/consequence";
import { Notice } from "~/ui/layout/notice";
import { Row } from "~/ui/layout/stack";
import { useFormats, useInWords } from "~/ui/reader";
import type { EnrollmentPage, LeavePreview } from "./enrollment-page";

/** What leaving now would mean, line by line, with each amount to the cent. */
function useEffects(preview: LeavePreview): readonly string[] {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day, money } = useFormats();
  const named = ({ name, worth }: LeavePreview["keeps"][number]) =>
    worth
      ? i18n._("{name}, up to {amount}", { name: inWords(name), amount: money(worth) })
      : inWords(name);
  return [
    i18n._("Your last day in the program is {day}.", { day: day(preview.endsOn) }),
    ...preview.keeps.map((line) => i18n._("You keep: {what}.", { what: named(line) })),
    ...preview.loses.map((line) => i18n._("You give up: {what}.", { what: named(line) })),
    ...(preview.loses.length === 0 ? [i18n._("You give up nothing that was promised.")] : []),
  ];
}

type Props = {
  readonly of: EnrollmentPage;
  /** Null where there is nothing to leave any more. */
  readonly preview: LeavePreview | null;
  readonly mayLeave: boolean;
};

export function Leaving({ of, preview, mayLeave }: Props) {
  const { i18n } = useLingui();
  const back = <ButtonLink to={`/enrollments/${of.id}`}>{i18n._("Stay in")}</ButtonLink>;
  if (preview === null)
    return (
      <>
        <Notice announce>
          {i18n._("The program is over for this shop. There is nothing to leave.")}
        </Notice>
        <p>{back}</p>
      </>
    );
  return <Confirm preview={preview} of={of} mayLeave={mayLeave} />;
}

function Confirm(props: Props & { readonly preview: LeavePreview }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const effects = useEffects(props.preview);
  const { of, mayLeave } = props;
  return (
    <Consequence
      title={i18n._("Leave {program}?", { program: inWords(of.program.name) })}
      effects={effects}
    >
      {mayLeave ? (
        <Form>
          <Row>
            <SubmitButton look="danger">{i18n._("Leave the program")}</SubmitButton>
            <ButtonLink to={`/enrollments/${of.id}`}>{i18n._("Stay in")}</ButtonLink>
          </Row>
        </Form>
      ) : (
        <Notice>{i18n._("Only the owner of the shop can leave a program.")}</Notice>
      )}
    </Consequence>
  );
}
