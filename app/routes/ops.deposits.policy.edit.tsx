import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publishPolicy } from "~/features/deposits/policy.server";
import { policyDiff } from "~/features/deposits/policy-diff";
import { policyForm } from "~/features/deposits/policy-form";
import { previewPolicy } from "~/features/deposits/preview-policy.server";
import { readPolicies } from "~/features/deposits/read-policies.server";
import { StaffTermsEditor } from "~/features/deposits/staff-terms-editor";
import { StaffTermsPreview } from "~/features/deposits/staff-terms-preview";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Change the terms") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "deposit:set-policy");
  const { startsWith, currency, today } = await readPolicies(actor);
  return { startsWith, currency, today };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "deposit:set-policy");
  const { inForce, currency, today } = await readPolicies(actor);
  const form = await readForm(request, policyForm(currency));
  if (!form.ok) return data(form, 400);
  const { intent, fromDay, policy } = form.value;
  const past = form.failure("fromDay", /*i18n*/ "This day is over: the earliest is today");
  if (fromDay < today) return data(past, 400);
  const { values } = past;
  if (intent === "change") return data({ ok: false as const, errors: [], values });
  if (intent === "preview") {
    const changes = inForce === null ? null : policyDiff(inForce, policy, currency);
    return data({ changes, effect: await previewPolicy(actor, policy), fromDay, values });
  }
  const published = await publishPolicy(actor, policy, fromDay);
  if (!published.ok) return data(past, 409);
  return redirect(`/ops/deposits/policy/${published.version}`);
}

export default function ChangeTerms() {
  const { i18n } = useLingui();
  const { startsWith, currency, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={i18n._("Change the terms")}
      lead={i18n._("Nothing is published before the next page.")}
      crumbs={[
        { to: "/ops/deposits", label: i18n._("Deposits") },
        { to: "/ops/deposits/policy", label: i18n._("Terms") },
      ]}
    >
      {answer && "effect" in answer ? (
        <StaffTermsPreview {...answer} />
      ) : (
        <StaffTermsEditor policy={startsWith} currency={currency} fromDay={today} failed={answer} />
      )}
    </Page>
  );
}
