import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { SummaryList } from "~/ui/layout/summary-list";
import { useInWords, useReader } from "~/ui/reader";
import type { Role } from "./actor";
import { passwordLength } from "./password-length";
import { roleName } from "./roles";

type Props = {
  readonly invitation: {
    readonly marketplaceName: string;
    readonly email: string;
    readonly role: Role;
    readonly entityUid: string | null;
    readonly invitedBy: string;
    readonly visitor: "new" | "signed-out" | "invited" | "somebody-else";
  };
  /** True where the new member signs in through the company's identity provider. */
  readonly company: boolean;
  /** Path of the sign-in page that leads back here. */
  readonly signIn: string;
  readonly failed: unknown;
};

/** What somebody was invited to, and the one step that fits who is looking at it. */
export function Invitation(props: Props) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { marketplaceName, email, role, entityUid, invitedBy } = props.invitation;
  return (
    <>
      <SummaryList
        rows={[
          { key: "marketplace", label: i18n._("Marketplace"), value: marketplaceName },
          { key: "role", label: i18n._("Role"), value: inWords(roleName[role]) },
          ...(entityUid === null
            ? []
            : [{ key: "entity", label: i18n._("Company"), value: entityUid }]),
          { key: "by", label: i18n._("Invited by"), value: invitedBy },
          { key: "email", label: i18n._("E-mail address"), value: email },
        ]}
      />
      <NextStep {...props} />
    </>
  );
}

function NextStep({ invitation, company, signIn, failed }: Props) {
  const { i18n } = useLingui();
  switch (invitation.visitor) {
    case "signed-out":
      return (
        <p>
          {i18n._("You have an account under this address.")}{" "}
          <Link to={signIn}>{i18n._("Sign in to accept")}</Link>
        </p>
      );
    case "somebody-else":
      return (
        <>
          <p>
            {i18n._("You are signed in under another address. Sign out, then open the link again.")}
          </p>
          <Form action="/sign-out">
            <SubmitButton look="plain">{i18n._("Sign out")}</SubmitButton>
          </Form>
        </>
      );
    case "invited":
      return (
        <Form failed={failed}>
          <input type="hidden" name="way" value="member" />
          <SubmitButton wide>{i18n._("Accept the invitation")}</SubmitButton>
        </Form>
      );
    case "new":
      return <NewPerson company={company} failed={failed} />;
  }
}

function NewPerson(props: { readonly company: boolean; readonly failed: unknown }) {
  const { i18n } = useLingui();
  const { locale } = useReader();
  return (
    <Form failed={props.failed}>
      <input type="hidden" name="way" value={props.company ? "company" : "password"} />
      <input type="hidden" name="locale" value={locale} />
      <TextField name="name" label={i18n._("Your name")} autoComplete="name" />
      {props.company ? null : (
        <TextField
          name="password"
          label={i18n._("Password")}
          hint={i18n._("At least {min} characters. A few words in a row are easy to remember.", {
            min: passwordLength.min,
          })}
          type="password"
          autoComplete="new-password"
        />
      )}
      <SubmitButton wide>
        {props.company
          ? i18n._("Accept and continue with company sign-in")
          : i18n._("Accept the invitation")}
      </SubmitButton>
    </Form>
  );
}
