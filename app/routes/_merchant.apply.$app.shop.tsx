import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerTask } from "~/features/applications/answer.server";
import { revisionInput } from "~/features/applications/answer-input";
import { CorrectionForm, ShopDetails } from "~/features/applications/merchant-shop-details";
import { requestCorrection } from "~/features/applications/request-correction.server";
import { ownApplication } from "~/features/dashboards/own-application.server";
import { readForm } from "~/platform/forms.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Notice } from "~/ui/layout/notice";
import { BottomBar, Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Shop details") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { form } = await ownApplication(request, params.app);
  const query = new URL(request.url).searchParams;
  const wrong = form.known.find(({ key }) => key === query.get("wrong")) ?? null;
  return { form, wrong, asked: query.has("asked") };
}

const confirmForm = z.object({ intent: z.literal("confirm"), revision: revisionInput });
const correctForm = z.object({
  intent: z.literal("correct"),
  key: z.string(),
  message: z.string({ error: /*i18n*/ "Say what is wrong" }).trim().min(3).max(1000),
});

/** Confirms the details, or asks for one of them to be corrected. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, form } = await ownApplication(request, params.app);
  const posted = await readForm(
    request,
    z.discriminatedUnion("intent", [confirmForm, correctForm]),
  );
  if (!posted.ok) return data(posted, 400);
  if (posted.value.intent === "correct") {
    const { key, message } = posted.value;
    const outcome = await requestCorrection(actor, form.id, { key, message });
    if (outcome.ok) return redirect(`/apply/${form.id}/shop?asked`);
    throw new Response(null, { status: 404 });
  }
  const { revision } = posted.value;
  const outcome = await answerTask(actor, form.id, { revision, task: "shop", done: true });
  return outcome.ok || outcome.because !== "not-found"
    ? redirect(`/apply/${form.id}`)
    : data(null, 404);
}

export default function ShopPage() {
  const { i18n } = useLingui();
  const { form, wrong, asked } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title={i18n._("Shop details")}
      lead={i18n._("We know these already, so you need not type them.")}
      crumbs={[{ to: `/apply/${form.id}`, label: i18n._("Tasks") }]}
    >
      {asked ? (
        <Notice tone="ok" announce title={i18n._("We have your note.")}>
          {i18n._("A person compares it with your licence. You can go on applying meanwhile.")}
        </Notice>
      ) : null}
      <ShopDetails of={form} />
      {wrong ? (
        <CorrectionForm detail={wrong} failed={failed} />
      ) : (
        <Form>
          <input type="hidden" name="revision" value={form.revision} />
          <BottomBar>
            <SubmitButton name="intent" value="confirm">
              {i18n._("These details are right")}
            </SubmitButton>
          </BottomBar>
        </Form>
      )}
    </Page>
  );
}
