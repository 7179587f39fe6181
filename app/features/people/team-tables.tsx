import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { DayText, When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";
import { roleName } from "./roles";
import type { Member, OpenInvite } from "./team";

type Side = "staff" | "merchant";

export function Members(props: {
  readonly side: Side;
  readonly members: readonly Member[];
  /** Path before the membership's id; null where the reader may not remove anybody. */
  readonly removeAt: string | null;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { dayOf } = useFormats();
  const { side, members, removeAt } = props;
  const columns: (Column<Member> | false)[] = [
    {
      key: "name",
      header: i18n._("Name"),
      cell: ({ name, isYou }) => (isYou ? i18n._("{name} (you)", { name }) : name),
    },
    { key: "email", header: i18n._("E-mail address"), cell: ({ email }) => email },
    { key: "role", header: i18n._("Role"), cell: ({ role }) => inWords(roleName[role]) },
    side === "staff" && {
      key: "factor",
      header: i18n._("Second factor"),
      cell: ({ hasSecondFactor }) => (hasSecondFactor ? i18n._("On") : i18n._("Off")),
    },
    {
      key: "since",
      header: i18n._("Since"),
      cell: ({ since }) => <DayText day={dayOf(since)} short />,
    },
    removeAt !== null && {
      key: "remove",
      header: i18n._("Remove"),
      headerHidden: true,
      cell: ({ publicId, isYou, name }) =>
        isYou ? null : (
          <Link to={`${removeAt}/${publicId}`}>
            {i18n._("Remove")}
            <span className="spoken"> {name}</span>
          </Link>
        ),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Members, with their roles")}
      phone={side === "staff" ? "scroll" : "stack"}
      rows={members}
      rowKey={(member) => member.membershipId}
      columns={columns.filter((column) => column !== false)}
    />
  );
}

export function OpenInvites(props: {
  readonly side: Side;
  readonly invitations: readonly OpenInvite[];
  readonly mayRevoke: boolean;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { dayOf } = useFormats();
  const columns: (Column<OpenInvite> | false)[] = [
    { key: "email", header: i18n._("E-mail address"), cell: ({ email }) => email },
    { key: "role", header: i18n._("Role"), cell: ({ role }) => inWords(roleName[role]) },
    {
      key: "sent",
      header: i18n._("Sent"),
      cell: ({ sentAt }) => <DayText day={dayOf(sentAt)} short />,
    },
    {
      key: "until",
      header: i18n._("Valid until"),
      cell: ({ expiresAt, expired }) =>
        expired ? i18n._("Expired") : <When at={expiresAt} as="deadline" />,
    },
    props.mayRevoke && {
      key: "revoke",
      header: i18n._("Withdraw"),
      headerHidden: true,
      cell: ({ invitationId, publicId, email }) => (
        <Form inline idPrefix={invitationId}>
          <input type="hidden" name="intent" value="revoke" />
          <input type="hidden" name="invitation" value={publicId} />
          <SubmitButton look="quiet" small>
            {i18n._("Withdraw")}
            <span className="spoken"> {email}</span>
          </SubmitButton>
        </Form>
      ),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Open invitations, with their roles")}
      phone={props.side === "staff" ? "scroll" : "stack"}
      rows={props.invitations}
      rowKey={(invitation) => invitation.invitationId}
      columns={columns.filter((column) => column !== false)}
    />
  );
}
