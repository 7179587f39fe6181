import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readPolicies } from "~/features/deposits/read-policies.server";
import { StaffDepositTabs } from "~/features/deposits/staff-deposit-tabs";
import { StaffNoTerms } from "~/features/deposits/staff-no-terms";
import { StaffTerms } from "~/features/deposits/staff-terms";
import { StaffTermsVersions } from "~/features/deposits/staff-terms-versions";
import { may } from "~/features/people/may";
import { requireStaff } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Terms of deposits") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { inForce, versions, currency } = await readPolicies(actor);
  return { inForce, versions, currency, mayPublish: may(actor, "deposit:set-policy", actor) };
}

export default function Terms() {
  const { i18n } = useLingui();
  const { inForce, versions, currency, mayPublish } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Terms of deposits")}
      crumbs={[{ to: "/ops/deposits", label: i18n._("Deposits") }]}
      actions={
        mayPublish && versions.length > 0 ? (
          <ButtonLink to="/ops/deposits/policy/edit" small>
            {i18n._("Change the terms")}
          </ButtonLink>
        ) : null
      }
    >
      <StaffDepositTabs />
      {versions.length === 0 ? (
        <StaffNoTerms mayPublish={mayPublish} />
      ) : (
        <StaffTermsVersions versions={versions} />
      )}
      {inForce ? <StaffTerms policy={inForce} currency={currency} /> : null}
    </Page>
  );
}
