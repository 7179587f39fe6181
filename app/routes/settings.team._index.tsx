import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { may } from "~/features/people/may";
import { readTeam } from "~/features/people/read-team.server";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { StaffTeam } from "~/features/people/staff-team";
import { merchantTeamForm, staffTeamForm } from "~/features/people/team-form";
import { changeTeam } from "~/features/people/team-page.server";
import { readForm } from "~/platform/forms.server";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import { Tabs } from "~/ui/layout/tabs";
import type { Handle } from "~/ui/page-title";

const sideOf = (request: Request) =>
  new URL(request.url).searchParams.get("side") === "merchant" ? "merchant" : "staff";

export const handle: Handle = { title: (i18n) => i18n._("Team") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "colleague:read");
  const side = sideOf(request);
  const company = new URL(request.url).searchParams.get("company")?.trim() || null;
  return {
    side,
    company,
    mayInvite: may(actor, "colleague:invite", actor),
    team: await readTeam(actor, { side, entityUid: company }),
  } as const;
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "colleague:invite");
  const side = sideOf(request);
  const form =
    side === "staff"
      ? await readForm(request, staffTeamForm)
      : await readForm(request, merchantTeamForm);
  if (!form.ok) return data(form, 400);
  const entityUid = "entityUid" in form.value ? (form.value.entityUid ?? null) : null;
  if (side === "merchant" && form.value.intent === "invite" && entityUid === null)
    return data(form.failure("entityUid", /*i18n*/ "This cannot be empty"), 400);
  const changed = await changeTeam(actor, form.value, entityUid);
  if (changed.ok) return redirect(`/settings/team?side=${side}&done=${changed.done}`);
  return data(form.failure("email", /*i18n*/ "Too many invitations. Try again later."), 429);
}

export default function Team() {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const loaded = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const done = query.get("done");
  const sentences: Readonly<Record<string, string>> = {
    sent: i18n._("The invitation is on its way."),
    withdrawn: i18n._("The invitation is withdrawn: its link no longer works."),
    removed: i18n._("The role is taken away. It ends at the next click."),
  };
  return (
    <Page
      title={i18n._("Team")}
      lead={i18n._("Who takes part in this marketplace, and what each role may do.")}
    >
      {done !== null && sentences[done] ? (
        <Notice tone="ok" announce>
          {sentences[done]}
        </Notice>
      ) : null}
      <Tabs
        label={i18n._("Side")}
        param="side"
        tabs={[
          { label: i18n._("Staff"), value: "staff" },
          { label: i18n._("Shops"), value: "merchant" },
        ]}
      />
      <StaffTeam {...loaded} failed={failed} />
    </Page>
  );
}
