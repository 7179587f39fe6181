import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { Link, useSearchParams } from "@remix-run/react";
import { readerOf } from "~/features/people/require.server";
import { verifyEmail } from "~/features/people/verify-email.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Confirm your e-mail address") };

/** A press, not the opening of the link, confirms: mail programs open links by themselves. */
export async function action({ request, context }: ActionFunctionArgs) {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const outcome = await verifyEmail({ request, address: context.clientAddress }, token);
  if (!outcome.ok) return redirect("/verify-email");
  const signedIn = (await readerOf(request)) !== null;
  return redirect(signedIn ? "/account?done=address" : "/sign-in?done=address");
}

export default function VerifyEmail() {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  if (!query.has("token"))
    return (
      <Page title={i18n._("This link no longer works")}>
        <p>{i18n._("A link works for one hour. Sign in, and we send you a new one.")}</p>
        <p>
          <Link to="/sign-in">{i18n._("Back to sign in")}</Link>
        </p>
      </Page>
    );
  return (
    <Page
      title={i18n._("Confirm your e-mail address")}
      lead={i18n._("Confirm that the mail with this link came to your own mailbox.")}
    >
      <Form>
        <SubmitButton wide>{i18n._("Confirm the address")}</SubmitButton>
      </Form>
    </Page>
  );
}
