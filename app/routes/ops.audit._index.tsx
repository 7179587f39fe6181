import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { historyQuery } from "~/features/history/history-query";
import { listEntries } from "~/features/history/list.server";
import { StaffHistory } from "~/features/history/staff-history";
import { StaffHistoryChain } from "~/features/history/staff-history-chain";
import { noteUnmasking, unmaskForm } from "~/features/history/unmask.server";
import { lastVerification, verifyAndNote } from "~/features/history/verify-and-note.server";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Audit") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "audit:read");
  const query = historyQuery(new URL(request.url).searchParams);
  const [listed, last] = await Promise.all([listEntries(actor, query), lastVerification(actor)]);
  const mayVerify = may(actor, "audit:verify", actor);
  const mayUnmask = may(actor, "audit:unmask", actor);
  return { page: listed.ok ? listed.page : null, query, last, mayVerify, mayUnmask };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "audit:read");
  const { searchParams } = new URL(request.url);
  const form = await readForm(request.clone(), unmaskForm);
  const intent = (await request.formData()).get("intent");
  if (intent === "verify") {
    mustOpen(actor, "audit:verify");
    await verifyAndNote(actor);
    return { verified: true, page: null };
  }
  mustOpen(actor, "audit:unmask");
  if (!form.ok) return data(form, 400);
  await noteUnmasking(actor, form.value.reason, searchParams.toString());
  const listed = await listEntries(actor, historyQuery(searchParams), { unmasked: true });
  return { verified: false, page: listed.ok ? listed.page : null };
}

export default function Audit() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const { last, mayVerify, ...loaded } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const shown = done && "page" in done ? done.page : null;
  return (
    <Page
      title={i18n._("Audit")}
      lead={i18n._("Who did what, when. Nothing here can be changed or removed.")}
      actions={
        <ButtonLink to={`/ops/audit.csv${search}`} reloadDocument download small>
          CSV
        </ButtonLink>
      }
    >
      <StaffHistoryChain
        last={last}
        mayVerify={mayVerify}
        fresh={done !== undefined && "verified" in done && done.verified}
      />
      <StaffHistory
        key={search}
        {...loaded}
        page={shown ?? loaded.page}
        unmasked={shown !== null}
        failed={done}
      />
    </Page>
  );
}
