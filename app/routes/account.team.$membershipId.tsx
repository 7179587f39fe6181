import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { endMembership } from "~/features/people/end-membership.server";
import { readMember } from "~/features/people/read-team.server";
import { RemoveMember } from "~/features/people/remove-member";
import { mustOpen, requireMerchant } from "~/features/people/require.server";
import { removalSentence } from "~/features/people/team";
import { removalForm } from "~/features/people/team-form";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Take a role away") };

const gone = () => new Response(null, { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  mustOpen(actor, "member:remove");
  const id = uuidOf("membership", params.membershipId ?? "");
  const member = id && (await readMember(actor, id));
  if (!member) throw gone();
  return { member };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireMerchant(request);
  mustOpen(actor, "member:remove");
  const id = uuidOf("membership", params.membershipId ?? "");
  if (id === null || (await readMember(actor, id)) === null) throw gone();
  const form = await readForm(request, removalForm);
  if (!form.ok) return data(form, 400);
  const ended = await endMembership(actor, id);
  if (!ended.ok) return data(form.failure("", removalSentence[ended.because]), 409);
  return redirect("/account/team?done=removed");
}

export default function TakeMemberRoleAway() {
  const { i18n } = useLingui();
  const { member } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title={i18n._("Take a role away")}
      crumbs={[{ to: "/account/team", label: i18n._("Your team") }]}
    >
      <RemoveMember member={member} failed={failed} />
    </Page>
  );
}
