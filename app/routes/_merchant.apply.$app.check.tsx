import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerInfo } from "~/features/applications/answer-info.server";
import { revisionInput } from "~/features/applications/answer-input";
import { Answers } from "~/features/applications/merchant-answers";
import { SendForm } from "~/features/applications/merchant-send";
import { SendRefusal, type SendRefused } from "~/features/applications/merchant-send-refusal";
import { submitApplication } from "~/features/applications/submit.server";
import { mayChange } from "~/features/applications/task-list";
import { ownApplication } from "~/features/dashboards/own-application.server";
import { may } from "~/features/people/may";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useInWords } from "~/ui/reader";

export const handle: Handle = { title: (i18n) => i18n._("Check and send") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, form } = await ownApplication(request, params.app);
  if (form.status !== "DRAFT" && form.status !== "INFO_REQUESTED")
    throw redirect(`/apply/${form.id}`);
  const asked = form.infoRequest?.items ?? [];
  const changeable = form.tasks
    .map(({ key }) => key)
    .filter((key) => mayChange(key, { status: form.status, asked }));
  const changed = new URL(request.url).searchParams.getAll("changed");
  return { form, changeable, changed, maySend: may(actor, "application:submit", actor) };
}

const sendForm = z.object({ revision: revisionInput });
const refused = (refusal: SendRefused, status: 403 | 409) => data(refusal, status);

/** Sends it, or sends back what a reviewer asked for. A refusal loses nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, form } = await ownApplication(request, params.app);
  if (!may(actor, "application:submit", actor)) throw new Response(null, { status: 403 });
  const posted = await readForm(request, sendForm);
  if (!posted.ok) throw new Response(null, { status: 400 });
  const { revision } = posted.value;
  const outcome =
    form.status === "INFO_REQUESTED"
      ? await answerInfo(actor, form.id, { revision })
      : await submitApplication(actor, form.id, { revision, key: posted.key });
  if (outcome.ok) return redirect(`/apply/${form.id}/sent`);
  const { form: fresh } = await ownApplication(request, params.app);
  return refused({ because: outcome.because, details: outcome.details ?? {}, form: fresh }, 409);
}

export default function Check() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { form, changeable, changed, maySend } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const current = refusal?.form ?? form;
  return (
    <Page
      title={i18n._("Check and send")}
      lead={inWords(form.program.name)}
      crumbs={[{ to: `/apply/${form.id}`, label: i18n._("Tasks") }]}
    >
      {refusal ? <SendRefusal of={refusal} /> : null}
      <Answers of={current} changeable={changeable} changed={changed} />
      <SendForm of={current} maySend={maySend} />
    </Page>
  );
}
