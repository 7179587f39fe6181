import "~/locales/entry-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hasPassword } from "~/features/people/account.server";
import { secondFactorForm } from "~/features/people/account-form";
import { passwordRefusal } from "~/features/people/password-refusal";
import { requireOwnAccount } from "~/features/people/require.server";
import {
  mustKeepSecondFactor,
  removeSecondFactor,
  renewBackupCodes,
} from "~/features/people/second-factor.server";
import { SecondFactorCare } from "~/features/people/second-factor-care";
import { backupCodesLeft } from "~/features/people/show-second-factor.server";
import { carry } from "~/features/people/shown-once.server";
import { readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Second factor") };

export async function loader({ request }: LoaderFunctionArgs) {
  const identity = await requireOwnAccount(request);
  const { personId, person } = identity.session;
  return {
    codesLeft: person.hasSecondFactor ? await backupCodesLeft(personId) : null,
    mustKeep: mustKeepSecondFactor(identity),
    hasPassword: await hasPassword(personId),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const identity = await requireOwnAccount(request);
  const form = await readForm(request, secondFactorForm);
  if (!form.ok) return data(form, 400);
  const visit = { request, address: context.clientAddress };
  const { intent, password } = form.value;
  const outcome =
    intent === "renew"
      ? await renewBackupCodes(identity, visit, password)
      : await removeSecondFactor(identity, visit, password);
  if (!outcome.ok) {
    const { because } = outcome;
    if (because === "role-needs-it")
      return data(form.failure("", /*i18n*/ "Your role needs a second factor"), 409);
    const { sentence, status } = passwordRefusal[because];
    const minutes = Number(outcome.details?.minutes ?? 0);
    return data(form.failure("password", sentence, { minutes }), status);
  }
  if ("cookies" in outcome) return redirect("/account/second-factor", { headers: outcome.cookies });
  return redirect("/second-factor/codes?returnTo=%2Faccount%2Fsecond-factor", {
    headers: { "Set-Cookie": await carry(outcome.backupCodes) },
  });
}

export default function SecondFactor() {
  const { i18n } = useLingui();
  const loaded = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  if (loaded.codesLeft === null)
    return (
      <Page
        title={i18n._("Second factor")}
        lead={i18n._("Off. With one, your password alone does not open your account.")}
      >
        <p>
          <ButtonLink look="primary" to="/second-factor/setup?returnTo=%2Faccount%2Fsecond-factor">
            {i18n._("Set up a second factor")}
          </ButtonLink>
        </p>
      </Page>
    );
  return (
    <Page title={i18n._("Second factor")} lead={i18n._("On: a code from your authenticator app.")}>
      <SecondFactorCare {...loaded} codesLeft={loaded.codesLeft} failed={failed} />
    </Page>
  );
}
