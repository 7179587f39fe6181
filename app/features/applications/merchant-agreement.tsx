import { useLingui } from "@lingui/react";
import { Checkbox } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { BottomBar } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import { useFormats, useInWords } from "~/ui/reader";
import type { ApplicationForm } from "./application-case";
import css from "./merchant-apply.module.css";

/** The points of the agreement with the version they belong to, and the consent. */
export function AgreementPage(props: {
  readonly of: ApplicationForm;
  readonly revision: number;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { deadline } = useFormats();
  const { of } = props;
  const { points, acceptedAt } = of.agreement;
  return (
    <>
      <Panel>
        <ol className={css.points}>
          {points.map((point) => (
            <li key={point.en}>{inWords(point)}</li>
          ))}
        </ol>
      </Panel>
      {acceptedAt ? <p>{i18n._("You agreed on {time}.", { time: deadline(acceptedAt) })}</p> : null}
      <Form failed={props.failed}>
        <input type="hidden" name="revision" value={props.revision} />
        <Checkbox
          name="agreed"
          label={i18n._("I have read these {count} points (rules version {version}) and agree.", {
            count: points.length,
            version: of.program.versionNumber,
          })}
          defaultChecked={acceptedAt !== null}
        />
        <BottomBar>
          <SubmitButton>{i18n._("Continue")}</SubmitButton>
        </BottomBar>
      </Form>
    </>
  );
}
