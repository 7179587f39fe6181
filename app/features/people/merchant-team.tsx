import { useLingui } from "@lingui/react";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useInWords } from "~/ui/reader";
import { merchantRoles } from "./actor";
import { merchantRoleSentence, roleName } from "./roles";
import type { Team } from "./team";
import { Members, OpenInvites } from "./team-tables";

/** The people of a shop, as its owner manages them. */
export function MerchantTeam(props: { readonly team: Team; readonly failed: unknown }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { team, failed } = props;
  return (
    <Stack gap="wide">
      <Panel title={i18n._("Members")} flush>
        <Members side="merchant" members={team.members} removeAt="/account/team" />
      </Panel>
      {team.invitations.length > 0 ? (
        <Panel title={i18n._("Open invitations")} flush>
          <OpenInvites side="merchant" invitations={team.invitations} mayRevoke />
        </Panel>
      ) : null}
      <Panel title={i18n._("Invite somebody")}>
        <Form failed={failed}>
          <input type="hidden" name="intent" value="invite" />
          <TextField
            name="email"
            label={i18n._("E-mail address")}
            hint={i18n._("A link that works once is sent there.")}
            type="email"
            autoComplete="off"
            inputMode="email"
          />
          <Radios
            name="role"
            label={i18n._("Role")}
            options={merchantRoles.map((role) => ({
              value: role,
              label: inWords(roleName[role]),
              hint: inWords(merchantRoleSentence[role]),
            }))}
          />
          <SubmitButton>{i18n._("Send the invitation")}</SubmitButton>
        </Form>
      </Panel>
    </Stack>
  );
}
