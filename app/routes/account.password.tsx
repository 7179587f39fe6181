import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { changePassword, hasPassword } from "~/features/people/account.server";
import { NewPasswordFields } from "~/features/people/new-password-fields";
import { passwordSentence } from "~/features/people/password";
import { passwordRefusal } from "~/features/people/password-refusal";
import { requireOwnAccount } from "~/features/people/require.server";
import { changePasswordForm } from "~/features/people/sign-in-form";
import { readForm } from "~/platform/forms.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Change your password") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { session } = await requireOwnAccount(request);
  return { hasPassword: await hasPassword(session.personId) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const identity = await requireOwnAccount(request);
  const form = await readForm(request, changePasswordForm);
  if (!form.ok) return data(form, 400);
  const { current, password: wanted } = form.value;
  const visit = { request, address: context.clientAddress };
  const changed = await changePassword(identity, visit, { current, wanted });
  if (changed.ok) return redirect("/account/password?done=1", { headers: changed.cookies });
  if (changed.because === "wrong-password" || changed.because === "too-many-attempts") {
    const { sentence, status } = passwordRefusal[changed.because];
    const minutes = Number(changed.details?.minutes ?? 0);
    return data(form.failure("current", sentence, { minutes }), status);
  }
  return data(form.failure("password", passwordSentence[changed.because]), 400);
}

export default function ChangePassword() {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const loaded = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const title = i18n._("Change your password");
  if (!loaded.hasPassword)
    return (
      <Page title={title}>
        <p>
          {i18n._("You sign in through your company and have no password here.")}{" "}
          <Link to="/forgot-password">{i18n._("Choose one")}</Link>
        </p>
      </Page>
    );
  return (
    <Page title={title} lead={i18n._("Your other sessions end when the password changes.")}>
      {query.has("done") ? (
        <Notice tone="ok" announce>
          {i18n._("Your password is changed. Your other sessions have ended.")}
        </Notice>
      ) : null}
      <Form failed={failed}>
        <TextField
          name="current"
          label={i18n._("Your password now")}
          type="password"
          autoComplete="current-password"
        />
        <NewPasswordFields />
        <SubmitButton>{i18n._("Change the password")}</SubmitButton>
      </Form>
    </Page>
  );
}
