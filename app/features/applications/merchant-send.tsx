import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Notice } from "~/ui/layout/notice";
import { BottomBar } from "~/ui/layout/page";
import type { ApplicationForm } from "./application-case";
import { UnfinishedTasks } from "./merchant-unfinished";

/** The last step. Its button names what it does; where it cannot be pressed yet, words say why. */
export function SendForm(props: { readonly of: ApplicationForm; readonly maySend: boolean }) {
  const { i18n } = useLingui();
  const { of, maySend } = props;
  const unfinished = of.tasks.filter(
    ({ key, status }) => key !== "check" && status !== "completed",
  );
  if (unfinished.length > 0)
    return <UnfinishedTasks of={of} tasks={unfinished.map(({ key }) => key)} />;
  if (!maySend)
    return (
      <Notice title={i18n._("Ready to send.")}>
        {i18n._("Only the owner of the shop can send it. Everything is saved until then.")}
      </Notice>
    );
  return (
    <Form>
      <input type="hidden" name="revision" value={of.revision} />
      <BottomBar>
        <SubmitButton>
          {of.status === "INFO_REQUESTED"
            ? i18n._("Send what was asked for")
            : i18n._("Send the application")}
        </SubmitButton>
      </BottomBar>
    </Form>
  );
}
