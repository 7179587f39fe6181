import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextArea } from "~/ui/form/text-fields";
import { Panel } from "~/ui/layout/panel";

type Failed = Parameters<typeof Form>[0]["failed"];

/** Support of a stopped shop begins again; the shop reads the reason. */
export function StaffReopen({ failed }: { readonly failed: Failed }) {
  const { i18n } = useLingui();
  return (
    <Panel title={i18n._("Begin support again")}>
      <Form method="post" failed={failed}>
        <TextArea
          name="note"
          label={i18n._("Why does support begin again?")}
          hint={i18n._("The shop reads this. Only what people do from tomorrow on counts.")}
        />
        <SubmitButton look="primary">{i18n._("Begin support again")}</SubmitButton>
      </Form>
    </Panel>
  );
}
