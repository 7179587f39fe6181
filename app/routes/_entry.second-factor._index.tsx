import { useLingui } from "@lingui/react";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  redirectDocument,
} from "@remix-run/node";
import { Link, useActionData, useSearchParams } from "@remix-run/react";
import { returnToOf } from "~/features/people/return-to";
import { challengedPerson, showSecondFactor } from "~/features/people/show-second-factor.server";
import { codeForm } from "~/features/people/sign-in-form";
import { readForm } from "~/platform/forms.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Second factor") };

const queryOf = (request: Request) => new URL(request.url).searchParams;

export async function loader({ request }: LoaderFunctionArgs) {
  if ((await challengedPerson(request)) !== null) return null;
  throw redirect(returnToOf(request));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const query = queryOf(request);
  const form = await readForm(request, codeForm);
  if (!form.ok) return data(form, 400);
  const visit = { request, address: context.clientAddress };
  const kind = query.get("with") === "backup" ? "backup" : "app";
  const outcome = await showSecondFactor(visit, { kind, code: form.value.code });
  if (outcome.ok) return redirectDocument(returnToOf(request), { headers: outcome.cookies });
  if (outcome.because === "start-again") return redirect("/sign-in");
  if (outcome.because === "wrong-code")
    return data(form.failure("code", /*i18n*/ "This code is not right, or was used before"), 400);
  const minutes = Number(outcome.details?.minutes ?? 0);
  return data(
    form.failure("code", /*i18n*/ "Too many attempts. Try again in {minutes} minutes.", {
      minutes,
    }),
    { status: 429, headers: { "Retry-After": String(minutes * 60) } },
  );
}

export default function SecondFactor() {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const failed = useActionData<typeof action>();
  const backup = query.get("with") === "backup";
  const other = new URLSearchParams(query);
  if (backup) other.delete("with");
  else other.set("with", "backup");
  return (
    <Page
      title={i18n._("Second factor")}
      lead={
        backup
          ? i18n._("Type one of the backup codes you saved. Each works once.")
          : i18n._("Open your authenticator app and type the six figures it shows for Slipway.")
      }
    >
      <Form key={backup ? "backup" : "app"} failed={failed}>
        <TextField
          name="code"
          label={backup ? i18n._("Backup code") : i18n._("Code")}
          width={backup ? "medium" : "short"}
          inputMode={backup ? "text" : "numeric"}
          autoComplete={backup ? "off" : "one-time-code"}
        />
        <SubmitButton wide>{i18n._("Continue")}</SubmitButton>
      </Form>
      <p>
        <Link to={`?${other}`} replace>
          {backup ? i18n._("Use the authenticator app") : i18n._("Use a backup code")}
        </Link>
      </p>
    </Page>
  );
}
