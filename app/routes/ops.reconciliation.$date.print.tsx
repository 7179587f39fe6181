import "~/locales/staff-money-catalogue";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { toldItems } from "~/features/payments/reconciliation-items.server";
import { nameOf, readDayPage } from "~/features/payments/reconciliation-page.server";
import { itemQuery } from "~/features/payments/reconciliation-query";
import { StaffReconciliationHead } from "~/features/payments/staff-reconciliation-head";
import { StaffReconciliationPrint } from "~/features/payments/staff-reconciliation-print";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import type { Handle } from "~/ui/page-title";

type Loaded = { readonly of: { readonly day: { readonly day: string } } };
export const handle: Handle<Loaded> = {
  title: (i18n, { of }) => i18n._("Reconciliation of {day}, sheet to sign", { day: of.day.day }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "reconciliation:read");
  const query = itemQuery(new URL(request.url).searchParams);
  const name = await nameOf(actor, params.date ?? "", query.currency);
  const of = name && (await readDayPage(actor, name, query));
  if (name === null || of === null)
    throw new Response("not-found", { status: 404, statusText: "not-found" });
  return { of, told: await toldItems(actor, name) };
}

export default function ReconciliationSheet() {
  const { of, told } = useLoaderData<typeof loader>();
  return (
    <StaffReconciliationHead of={of} sheet>
      <StaffReconciliationPrint of={of} told={told} />
    </StaffReconciliationHead>
  );
}
