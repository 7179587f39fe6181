import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Consequence } from "~/ui/layout/consequence";
import { useInWords } from "~/ui/reader";
import { roleName } from "./roles";
import type { Member } from "./team";

/** What taking a role away means, before it happens. */
export function RemoveMember(props: { readonly member: Member; readonly failed: unknown }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { name, email, role } = props.member;
  return (
    <Consequence
      title={i18n._("{name} no longer is: {role}", { name, role: inWords(roleName[role]) })}
      effects={[
        i18n._("{email} loses this role at the next click; other roles stay.", { email }),
        i18n._("Everything done under this role stays in the history, with the name."),
        i18n._("The role can be given again by a new invitation."),
      ]}
    >
      <Form failed={props.failed}>
        <input type="hidden" name="confirmed" value="yes" />
        <SubmitButton look="danger">
          {i18n._("Take the role away from {name}", { name })}
        </SubmitButton>
      </Form>
    </Consequence>
  );
}
