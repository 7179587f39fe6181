import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { MerchantTeam } from "~/features/people/merchant-team";
import { readTeam } from "~/features/people/read-team.server";
import { mustOpen, requireMerchant } from "~/features/people/require.server";
import { merchantTeamForm } from "~/features/people/team-form";
import { changeTeam } from "~/features/people/team-page.server";
import { readForm } from "~/platform/forms.server";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Your team") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  mustOpen(actor, "member:read");
  return { team: await readTeam(actor, { side: "merchant" }) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireMerchant(request);
  mustOpen(actor, "member:invite");
  const form = await readForm(request, merchantTeamForm);
  if (!form.ok) return data(form, 400);
  const changed = await changeTeam(actor, form.value, actor.entityUid);
  if (changed.ok) return redirect(`/account/team?done=${changed.done}`);
  return data(form.failure("email", /*i18n*/ "Too many invitations. Try again later."), 429);
}

export default function Team() {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const { team } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const sentences: Readonly<Record<string, string>> = {
    sent: i18n._("The invitation is on its way."),
    withdrawn: i18n._("The invitation is withdrawn: its link no longer works."),
    removed: i18n._("The role is taken away. It ends at the next click."),
  };
  const done = sentences[query.get("done") ?? ""];
  return (
    <Page title={i18n._("Your team")} lead={i18n._("Who works for your shops in Slipway.")}>
      {done ? (
        <Notice tone="ok" announce>
          {done}
        </Notice>
      ) : null}
      <MerchantTeam team={team} failed={failed} />
    </Page>
  );
}
