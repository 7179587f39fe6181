import { useLingui } from "@lingui/react";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import {
  join,
  joinAsNewPerson,
  joinSentence,
  readInvitation,
} from "~/features/people/accept-invitation.server";
import { isStaffRole } from "~/features/people/actor";
import { chooseMarketplace } from "~/features/people/choose-marketplace.server";
import { hasCompanySignIn } from "~/features/people/company-sign-in.server";
import { Invitation } from "~/features/people/invitation";
import { joinForm } from "~/features/people/invitation-form";
import { requireOwnAccount } from "~/features/people/require.server";
import { pathOf, withReturnTo } from "~/features/people/return-to";
import { signIn } from "~/features/people/sign-in.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

export const handle: Handle = { title: (i18n) => i18n._("Invitation") };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = { request, address: context.clientAddress };
  const invitation = await readInvitation(visit, tokenOf(request));
  if (invitation === null) return null;
  const { marketplaceName, email, role, entityUid, invitedBy, visitor } = invitation;
  return {
    invitation: { marketplaceName, email, role, entityUid, invitedBy, visitor },
    company: hasCompanySignIn() && isStaffRole(role),
    signIn: withReturnTo("/sign-in", pathOf(request)),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const visit = { request, address: context.clientAddress };
  const invitation = await readInvitation(visit, tokenOf(request));
  if (invitation === null) return redirect("/invitation");
  const form = await readForm(request, joinForm);
  if (!form.ok) return data(form, 400);
  const wish = form.value;
  const joined =
    wish.way === "member"
      ? await join(invitation, await requireOwnAccount(request))
      : await joinAsNewPerson(invitation, wish);
  if (!joined.ok) {
    const field = wish.way === "password" ? "password" : "";
    return data(form.failure(field, joinSentence[joined.because]), 409);
  }
  if (wish.way === "company") return redirect("/auth/oidc/start");
  if (wish.way === "member") {
    await chooseMarketplace(await requireOwnAccount(request), invitation.marketplaceId);
    return redirect("/");
  }
  const begun = await signIn(visit, { email: invitation.email, password: wish.password });
  return redirectDocument(begun.ok ? "/" : "/sign-in", begun.ok ? { headers: begun.cookies } : {});
}

export default function InvitationPage() {
  const { i18n } = useLingui();
  const loaded = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  if (loaded === null)
    return (
      <Page title={i18n._("This link no longer works")}>
        <p>{i18n._("Ask the person who invited you to send the invitation again.")}</p>
        <p>
          <Link to="/sign-in">{i18n._("Back to sign in")}</Link>
        </p>
      </Page>
    );
  const { marketplaceName } = loaded.invitation;
  return (
    <Page title={i18n._("Invitation to {marketplace}", { marketplace: marketplaceName })}>
      <Invitation {...loaded} failed={failed} />
    </Page>
  );
}
