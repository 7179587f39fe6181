import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerTask } from "~/features/applications/answer.server";
import { revisionInput } from "~/features/applications/answer-input";
import { AgreementPage } from "~/features/applications/merchant-agreement";
import { ownApplication } from "~/features/dashboards/own-application.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import type { FormFailure } from "~/values/form-trouble";

export const handle: Handle = { title: (i18n) => i18n._("Agreement") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { form } = await ownApplication(request, params.app);
  return { form };
}

const consentForm = z.object({
  agreed: z.literal(true, { error: /*i18n*/ "Tick the box if you agree" }),
  revision: revisionInput,
});

type Refused = FormFailure & { readonly revision?: number };
const refused = (failure: Refused, status: 400 | 409) => data(failure, status);

/** Consent belongs to the version on the page; where that changed meanwhile the points are shown anew. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, form } = await ownApplication(request, params.app);
  const posted = await readForm(request, consentForm);
  if (!posted.ok) return refused(posted, 400);
  const { revision } = posted.value;
  const given = { revision, task: "agreement", agreed: true } as const;
  const outcome = await answerTask(actor, form.id, given);
  if (outcome.ok) return redirect(`/apply/${form.id}`);
  const message =
    outcome.because === "stale"
      ? /*i18n*/ "This application was changed on another device. Read the points again and agree."
      : /*i18n*/ "This application cannot be changed any more.";
  return refused({ ...posted.failure("", message), revision: form.revision }, 409);
}

export default function Agreement() {
  const { i18n } = useLingui();
  const { form } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const revision = failed?.revision ?? form.revision;
  return (
    <Page
      title={i18n._("Agreement")}
      crumbs={[{ to: `/apply/${form.id}`, label: i18n._("Tasks") }]}
    >
      <AgreementPage of={form} revision={revision} failed={failed} />
    </Page>
  );
}
