import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerTask } from "~/features/applications/answer.server";
import { answerForm } from "~/features/applications/answer-input";
import { QuestionPage, type Stale } from "~/features/applications/merchant-question";
import { afterQuestion, planPlace } from "~/features/applications/question-place";
import { ownApplication } from "~/features/dashboards/own-application.server";
import { marketOf } from "~/features/programs/market.server";
import { readForm } from "~/platform/forms.server";
import type { Handle } from "~/ui/page-title";
import type { FormFailure } from "~/values/form-trouble";

export const handle: Handle = { title: (i18n) => i18n._("Your plan") };

async function placeOf({ request, params }: LoaderFunctionArgs) {
  const { actor, form } = await ownApplication(request, params.app);
  const place = planPlace(form, params.n);
  if (place === null) throw new Response(null, { status: 404 });
  const back = new URL(request.url).searchParams.get("back") === "check";
  return { actor, form, place, back };
}

export async function loader(args: LoaderFunctionArgs) {
  const { form, place, back } = await placeOf(args);
  return { form, place, back };
}

type Refused = FormFailure & { readonly stale?: Stale };
const refused = (failure: Refused, status: 400 | 409) => data(failure, status);

/** Keeps one answer. A stale one is shown beside what was saved meanwhile; nothing typed is lost. */
export async function action(args: ActionFunctionArgs) {
  const { actor, form, place, back } = await placeOf(args);
  const { currency } = await marketOf(actor.marketplaceId);
  const posted = await readForm(args.request, answerForm(place.question, currency));
  if (!posted.ok) return refused(posted, 400);
  const { answer, revision } = posted.value;
  const outcome = await answerTask(actor, form.id, {
    revision,
    task: "plan",
    answers: { [place.question.key]: answer },
    done: back || place.number === place.count,
  });
  if (outcome.ok) return redirect(afterQuestion(form.id, "plan", place, back));
  if (outcome.because === "stale") {
    const failure = posted.failure("", /*i18n*/ "This application was changed on another device.");
    const saved = form.answers[place.question.key] ?? null;
    return refused(
      { ...failure, stale: { revision: form.revision, at: form.savedAt, saved } },
      409,
    );
  }
  return refused(posted.failure("", /*i18n*/ "This application cannot be changed any more."), 409);
}

export default function PlanQuestionPage() {
  const { i18n } = useLingui();
  const { form, place, back } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <QuestionPage
      form={form}
      place={place}
      back={back}
      task={i18n._("Your plan")}
      failed={failed}
      stale={failed?.stale ?? null}
    />
  );
}
