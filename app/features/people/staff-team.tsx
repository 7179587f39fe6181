import { useLingui } from "@lingui/react";
import { Radios, SelectField } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { EmptyState } from "~/ui/layout/empty-state";
import { FilterBar } from "~/ui/layout/filter-bar";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { SummaryList } from "~/ui/layout/summary-list";
import { useInWords } from "~/ui/reader";
import { merchantRoles, staffRoles } from "./actor";
import { merchantRoleSentence, roleName, roleSentence } from "./roles";
import type { Team } from "./team";
import { Members, OpenInvites } from "./team-tables";

type Side = "staff" | "merchant";

/** The members of one side, who is invited, and what the roles mean. */
export function StaffTeam(props: {
  readonly side: Side;
  /** The one legal entity the list is narrowed to. */
  readonly company: string | null;
  readonly team: Team;
  readonly mayInvite: boolean;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const { side, company, team, mayInvite, failed } = props;
  const active = company === null ? [] : [{ param: "company", value: company, label: company }];
  return (
    <Stack gap="wide">
      {side === "merchant" ? (
        <FilterBar active={active} keep={["side"]}>
          <TextField
            name="company"
            label={i18n._("Company")}
            width="medium"
            defaultValue={company}
          />
        </FilterBar>
      ) : null}
      <Panel title={i18n._("Members")} flush>
        {team.members.length === 0 && company !== null ? (
          <EmptyState kind="no-match" filters={active} />
        ) : team.members.length === 0 ? (
          <EmptyState kind="nothing-yet" title={i18n._("Nobody yet")}>
            {i18n._("Whoever accepts an invitation appears here.")}
          </EmptyState>
        ) : (
          <Members
            side={side}
            members={team.members}
            removeAt={mayInvite ? "/settings/team" : null}
          />
        )}
        {team.more ? (
          <p>{i18n._("Only the first {count} are shown.", { count: team.members.length })}</p>
        ) : null}
      </Panel>
      {team.invitations.length > 0 ? (
        <Panel title={i18n._("Open invitations")} flush>
          <OpenInvites side={side} invitations={team.invitations} mayRevoke={mayInvite} />
        </Panel>
      ) : null}
      {mayInvite ? <Invite key={side} side={side} failed={failed} /> : null}
      <Roles side={side} />
    </Stack>
  );
}

function Invite({ side, failed }: { readonly side: Side; readonly failed: unknown }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const optionsOf = <R extends keyof typeof roleName>(roles: readonly R[]) =>
    roles.map((role) => ({ value: role, label: inWords(roleName[role]) }));
  return (
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
        {side === "staff" ? (
          <SelectField
            name="role"
            label={i18n._("Role")}
            empty={i18n._("Choose a role")}
            options={optionsOf(staffRoles)}
          />
        ) : (
          <>
            <Radios name="role" label={i18n._("Role")} options={optionsOf(merchantRoles)} inline />
            <TextField
              name="entityUid"
              label={i18n._("Company")}
              hint={i18n._("The id of the legal entity, as your platform imports it.")}
              width="medium"
              autoComplete="off"
            />
          </>
        )}
        <SubmitButton>{i18n._("Send the invitation")}</SubmitButton>
      </Form>
    </Panel>
  );
}

/** The role matrix as people read it. */
function Roles({ side }: { readonly side: Side }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const rows =
    side === "staff"
      ? staffRoles.map((role) => ({ role, sentence: roleSentence[role] }))
      : merchantRoles.map((role) => ({ role, sentence: merchantRoleSentence[role] }));
  return (
    <Panel
      title={i18n._("What each role may do")}
      {...(side === "staff"
        ? { lead: i18n._("Every staff role reads all pages of the day's work.") }
        : {})}
    >
      <SummaryList
        rows={rows.map(({ role, sentence }) => ({
          key: role,
          label: inWords(roleName[role]),
          value: inWords(sentence),
        }))}
      />
    </Panel>
  );
}
