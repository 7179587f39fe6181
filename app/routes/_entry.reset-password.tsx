import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { NewPasswordFields } from "~/features/people/new-password-fields";
import { passwordSentence } from "~/features/people/password";
import { personOfReset, resetPassword } from "~/features/people/recover.server";
import { newPasswordForm } from "~/features/people/sign-in-form";
import { readForm } from "~/platform/forms.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

const tokenOf = (request: Request) => new URL(request.url).searchParams.get("token") ?? "";

export const handle: Handle = { title: (i18n) => i18n._("Choose a new password") };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await personOfReset({ request, address: context.clientAddress }, tokenOf(request));
  return { valid: person !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, newPasswordForm);
  if (!form.ok) return data(form, 400);
  const outcome = await resetPassword(
    { request, address: context.clientAddress },
    { token: tokenOf(request), password: form.value.password },
  );
  if (outcome.ok) return redirect("/sign-in?done=password");
  if (outcome.because === "link-no-longer-valid") return redirect("/reset-password");
  return data(form.failure("password", passwordSentence[outcome.because]), 400);
}

export default function ResetPassword() {
  const { i18n } = useLingui();
  const { valid } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  if (!valid)
    return (
      <Page title={i18n._("This link no longer works")}>
        <p>{i18n._("A link works once, for one hour.")}</p>
        <p>
          <Link to="/forgot-password">{i18n._("Ask for a new one")}</Link>
        </p>
      </Page>
    );
  return (
    <Page
      title={i18n._("Choose a new password")}
      lead={i18n._("You will be signed out everywhere and sign in with the new one.")}
    >
      <Form failed={failed}>
        <NewPasswordFields />
        <SubmitButton wide>{i18n._("Save the new password")}</SubmitButton>
      </Form>
    </Page>
  );
}
