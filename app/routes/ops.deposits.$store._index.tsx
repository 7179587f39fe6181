import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { momentOf } from "~/features/dashboards/moment.server";
import { additionForm } from "~/features/deposits/addition-form";
import { addToDeposit, endAddition } from "~/features/deposits/additions.server";
import { StaffDepositPage } from "~/features/deposits/staff-deposit";
import { readStaffDeposit, storeNamed } from "~/features/deposits/staff-deposit.server";
import { statementPlace } from "~/features/deposits/statement-query";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

type Loaded = { readonly deposit: { readonly store: { readonly name: string } } };
export const handle: Handle<Loaded> = {
  title: (i18n, { deposit }) => i18n._("Deposit of {shop}", { shop: deposit.store.name }),
};

const missing = () => new Response("not-found", { status: 404, statusText: "not-found" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const place = statementPlace(new URL(request.url).searchParams);
  const deposit = await readStaffDeposit(actor, params.store ?? "", place);
  if (deposit === null) throw missing();
  const propose = may(actor, "deduction:propose", actor);
  return { deposit, may: { propose, add: may(actor, "deposit:add", actor) } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "deposit:add");
  const store = await storeNamed(actor, params.store ?? "");
  if (store === null) throw missing();
  const { currency, today } = await momentOf(actor.marketplaceId);
  const form = await readForm(request, additionForm(currency));
  if (!form.ok) return data(form, 400);
  const { value } = form;
  if (value.intent === "end") await endAddition(actor, value.addition);
  else if (value.toDay !== undefined && value.toDay < today)
    return data(form.failure("toDay", /*i18n*/ "The last day is over already"), 400);
  else
    await addToDeposit(actor, {
      storeUid: store.uid,
      kind: value.kind,
      amountMinor: Number(value.amount),
      reason: value.reason,
      fromDay: today,
      toDay: value.toDay ?? null,
    });
  return redirect(`/ops/deposits/${encodeURIComponent(store.uid)}`);
}

export default function Deposit() {
  const { i18n } = useLingui();
  const { deposit, may } = useLoaderData<typeof loader>();
  return (
    <Page
      title={deposit.store.name}
      caption={i18n._("Deposit")}
      crumbs={[{ to: "/ops/deposits", label: i18n._("Deposits") }]}
    >
      <StaffDepositPage of={deposit} may={may} failed={useActionData<typeof action>()} />
    </Page>
  );
}
