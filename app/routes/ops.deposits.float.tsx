import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readFloat } from "~/features/deposits/read-float.server";
import { StaffDepositTabs } from "~/features/deposits/staff-deposit-tabs";
import { StaffFloat } from "~/features/deposits/staff-float";
import { StaffNoTerms } from "~/features/deposits/staff-no-terms";
import { may } from "~/features/people/may";
import { requireStaff } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Float") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const mayPublish = may(actor, "deposit:set-policy", actor);
  return { float: await readFloat(actor), mayPublish };
}

export default function Float() {
  const { i18n } = useLingui();
  const { float, mayPublish } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Float")}
      lead={i18n._("What refunds will need, and what Stripe has for them.")}
      crumbs={[{ to: "/ops/deposits", label: i18n._("Deposits") }]}
    >
      <StaffDepositTabs />
      {float ? <StaffFloat of={float} /> : <StaffNoTerms mayPublish={mayPublish} />}
    </Page>
  );
}
