import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { Link, useActionData, useSearchParams } from "@remix-run/react";
import { requestReset } from "~/features/people/recover.server";
import { forgotForm } from "~/features/people/sign-in-form";
import { readForm } from "~/platform/forms.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Choose a new password") };

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, forgotForm);
  if (!form.ok) return data(form, 400);
  requestReset({ request, address: context.clientAddress }, form.value.email);
  return redirect("/forgot-password?sent=1");
}

export default function ForgotPassword() {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const failed = useActionData<typeof action>();
  if (query.has("sent"))
    return (
      <Page title={i18n._("Look into your mail")}>
        <Notice tone="info" announce>
          {i18n._(
            "If somebody signs in with this address, a link is on its way. It works once, for one hour.",
          )}
        </Notice>
        <p>
          <Link to="/sign-in">{i18n._("Back to sign in")}</Link>
        </p>
      </Page>
    );
  return (
    <Page
      title={i18n._("Choose a new password")}
      lead={i18n._("We send a link to your e-mail address.")}
    >
      <Form failed={failed}>
        <TextField
          name="email"
          label={i18n._("E-mail address")}
          type="email"
          autoComplete="username"
          inputMode="email"
        />
        <SubmitButton wide>{i18n._("Send the link")}</SubmitButton>
      </Form>
    </Page>
  );
}
