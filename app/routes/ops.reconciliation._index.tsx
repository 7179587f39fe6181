import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { reconcileDay } from "~/features/payments/reconcile.server";
import { listDays } from "~/features/payments/reconciliation-days.server";
import { prepareForm } from "~/features/payments/reconciliation-form";
import { dayQuery } from "~/features/payments/reconciliation-query";
import { StaffReconciliationDays } from "~/features/payments/staff-reconciliation-days";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Reconciliation") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "reconciliation:read");
  const query = dayQuery(new URL(request.url).searchParams);
  const prepares = may(actor, "reconciliation:prepare", actor);
  return { page: await listDays(actor, query), query, prepares };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "reconciliation:prepare");
  const form = await readForm(request, prepareForm);
  if (!form.ok) return data(form, 400);
  const { day } = form.value;
  const [first] = await reconcileDay(actor, day);
  if (first === undefined)
    return data(form.failure("day", /*i18n*/ "Nothing moved on this day, on either side"), 409);
  return redirect(`/ops/reconciliation/${day}?currency=${first.currency}`);
}

export default function Reconciliation() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={i18n._("Reconciliation")}
      lead={i18n._("Day by day, our books beside Stripe's. Nothing is evened out by itself.")}
      actions={
        <ButtonLink to={`/ops/reconciliation.csv${search}`} reloadDocument download small>
          CSV
        </ButtonLink>
      }
    >
      <StaffReconciliationDays key={search} {...loaded} failed={answer} />
    </Page>
  );
}
