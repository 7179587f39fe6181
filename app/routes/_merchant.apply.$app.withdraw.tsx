import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { revisionInput } from "~/features/applications/answer-input";
import { Withdrawal } from "~/features/applications/merchant-withdrawal";
import { withdrawApplication } from "~/features/applications/withdraw.server";
import { ownApplication } from "~/features/dashboards/own-application.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import type { FormFailure } from "~/values/form-trouble";

export const handle: Handle = { title: (i18n) => i18n._("Withdraw the application") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { form } = await ownApplication(request, params.app);
  return { form };
}

type Refused = FormFailure & { readonly revision?: number };
const refused = (failure: Refused, status: 400 | 409) => data(failure, status);

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, form } = await ownApplication(request, params.app);
  const posted = await readForm(request, z.object({ revision: revisionInput }));
  if (!posted.ok) return refused(posted, 400);
  const outcome = await withdrawApplication(actor, form.id, posted.value);
  if (outcome.ok) return redirect("/enrollments");
  const message =
    outcome.because === "stale"
      ? /*i18n*/ "This application was changed a moment ago. Look at it again before you withdraw."
      : /*i18n*/ "This application is decided and cannot be withdrawn any more.";
  return refused({ ...posted.failure("", message), revision: form.revision }, 409);
}

export default function Withdraw() {
  const { i18n } = useLingui();
  const { form } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const revision = failed?.revision ?? form.revision;
  return (
    <Page
      title={i18n._("Withdraw the application")}
      crumbs={[{ to: `/apply/${form.id}`, label: i18n._("Your application") }]}
    >
      <Withdrawal of={form} revision={revision} failed={failed} />
    </Page>
  );
}
