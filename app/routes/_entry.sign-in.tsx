import { useLingui } from "@lingui/react";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { hasCompanySignIn } from "~/features/people/company-sign-in.server";
import { readerOf } from "~/features/people/require.server";
import { returnToOf, withReturnTo } from "~/features/people/return-to";
import { signIn } from "~/features/people/sign-in.server";
import { signInForm } from "~/features/people/sign-in-form";
import { readForm } from "~/platform/forms.server";
import { ButtonLink } from "~/ui/action/button";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import { Stack } from "~/ui/layout/stack";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Sign in") };

export async function loader({ request }: LoaderFunctionArgs) {
  const returnTo = returnToOf(request);
  if ((await readerOf(request)) !== null) throw redirect(returnTo);
  const query = new URL(request.url).searchParams;
  return {
    company: hasCompanySignIn() ? withReturnTo("/auth/oidc/start", returnTo) : null,
    companyTrouble: query.get("trouble") === "company",
    done: query.get("done"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const returnTo = returnToOf(request);
  const form = await readForm(request, signInForm);
  if (!form.ok) return data(form, 400);
  const visit = { request, address: context.clientAddress };
  const outcome = await signIn(visit, form.value);
  if (outcome.ok) {
    const next =
      outcome.next === "second-factor" ? withReturnTo("/second-factor", returnTo) : returnTo;
    // Her account may speak another language than her browser: its words come with a new document.
    return redirectDocument(next, { headers: outcome.cookies });
  }
  const minutes = Number(outcome.details?.minutes ?? 0);
  switch (outcome.because) {
    case "too-many-attempts":
      return data(
        form.failure("email", /*i18n*/ "Too many attempts. Try again in {minutes} minutes.", {
          minutes,
        }),
        { status: 429, headers: { "Retry-After": String(minutes * 60) } },
      );
    case "address-not-confirmed":
      return data(
        form.failure("email", /*i18n*/ "Confirm this address first. We have sent you a link."),
        400,
      );
    case "wrong":
      return data(
        form.failure("email", /*i18n*/ "The e-mail address or the password is not right"),
        400,
      );
  }
}

export default function SignIn() {
  const { i18n } = useLingui();
  const { company, companyTrouble, done } = useLoaderData<typeof loader>();
  return (
    <Page title={i18n._("Sign in")}>
      <Stack>
        {companyTrouble ? (
          <Notice tone="error" announce title={i18n._("The company sign-in did not work")}>
            {i18n._("It opens Slipway to staff who were invited under the same address.")}
          </Notice>
        ) : null}
        {done === "password" ? (
          <Notice tone="ok" announce>
            {i18n._("Your password is changed. Sign in with the new one.")}
          </Notice>
        ) : null}
        {done === "address" ? (
          <Notice tone="ok" announce>
            {i18n._("Your e-mail address is confirmed.")}
          </Notice>
        ) : null}
        {company ? (
          <ButtonLink to={company} reloadDocument wide>
            {i18n._("Continue with company sign-in")}
          </ButtonLink>
        ) : null}
        <Form failed={useActionData<typeof action>()}>
          <TextField
            name="email"
            label={i18n._("E-mail address")}
            type="email"
            autoComplete="username"
            inputMode="email"
          />
          <TextField
            name="password"
            label={i18n._("Password")}
            type="password"
            autoComplete="current-password"
          />
          <SubmitButton wide>{i18n._("Sign in")}</SubmitButton>
        </Form>
        <p>
          <Link to="/forgot-password">{i18n._("Forgot your password?")}</Link>
        </p>
      </Stack>
    </Page>
  );
}
