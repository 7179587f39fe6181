import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requestEmailChange } from "~/features/people/account.server";
import { emailForm } from "~/features/people/account-form";
import { passwordRefusal } from "~/features/people/password-refusal";
import { requireOwnAccount } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Change your e-mail address") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await requireOwnAccount(request);
  return { email: session.person.email };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const identity = await requireOwnAccount(request);
  const form = await readForm(request, emailForm);
  if (!form.ok) return data(form, 400);
  const visit = { request, address: context.clientAddress };
  const asked = await requestEmailChange(identity, visit, form.value);
  if (asked.ok) return redirect("/account/email?sent=1");
  if (asked.because === "same-address")
    return data(form.failure("email", /*i18n*/ "This is your address already"), 400);
  const { sentence, status } = passwordRefusal[asked.because];
  const minutes = Number(asked.details?.minutes ?? 0);
  return data(form.failure("password", sentence, { minutes }), status);
}

export default function ChangeEmail() {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const { email } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title={i18n._("Change your e-mail address")}
      lead={i18n._("You sign in with {email} until the new address is confirmed.", { email })}
    >
      {query.has("sent") ? (
        <Notice tone="info" announce title={i18n._("Look into your mail")}>
          {i18n._("A link to confirm the new address is on its way, if the address is free.")}
        </Notice>
      ) : null}
      <Form failed={failed}>
        <TextField
          name="email"
          label={i18n._("New e-mail address")}
          type="email"
          autoComplete="email"
          inputMode="email"
        />
        <TextField
          name="password"
          label={i18n._("Your password")}
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton>{i18n._("Send the link")}</SubmitButton>
      </Form>
    </Page>
  );
}
