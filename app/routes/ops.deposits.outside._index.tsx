import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readOutsideRefunds } from "~/features/deposits/read-outside-refunds.server";
import { StaffDepositTabs } from "~/features/deposits/staff-deposit-tabs";
import { StaffOutsideRefunds } from "~/features/deposits/staff-outside-refunds";
import { requireStaff } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Refunds made at Stripe") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const view = new URL(request.url).searchParams.get("view") === "all" ? "all" : "open";
  return { view, lines: await readOutsideRefunds(actor, view) } as const;
}

export default function OutsideRefunds() {
  const { i18n } = useLingui();
  return (
    <Page
      title={i18n._("Refunds made at Stripe")}
      crumbs={[{ to: "/ops/deposits", label: i18n._("Deposits") }]}
    >
      <StaffDepositTabs />
      <StaffOutsideRefunds {...useLoaderData<typeof loader>()} />
    </Page>
  );
}
