import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { StaffDepositTabs } from "~/features/deposits/staff-deposit-tabs";
import { refusalSentence } from "~/features/deposits/staff-refusal";
import { exceptionForm, exceptionQuery } from "~/features/payments/exception-form";
import { explainException } from "~/features/payments/explain-exception.server";
import { listExceptions } from "~/features/payments/list-exceptions.server";
import { StaffExceptions } from "~/features/payments/staff-exceptions";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Differences to Stripe") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const query = exceptionQuery(new URL(request.url).searchParams);
  const page = await listExceptions(actor, query);
  return { page, view: query.view, mayExplain: may(actor, "exception:explain", actor) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "exception:explain");
  const form = await readForm(request, exceptionForm);
  if (!form.ok) return data(form, 400);
  const outcome = await explainException(actor, form.value.exception, form.value.note);
  if (!outcome.ok) return data(form.failure("note", refusalSentence(outcome.because)), 409);
  return redirect("/ops/deposits/exceptions");
}

export default function Exceptions() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  return (
    <Page
      title={i18n._("Differences to Stripe")}
      lead={i18n._("Nothing is corrected by itself. A person says what lies behind it.")}
      crumbs={[{ to: "/ops/deposits", label: i18n._("Deposits") }]}
    >
      <StaffDepositTabs />
      <StaffExceptions
        key={search}
        {...useLoaderData<typeof loader>()}
        failed={useActionData<typeof action>()}
      />
    </Page>
  );
}
