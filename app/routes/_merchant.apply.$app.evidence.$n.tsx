import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerTask } from "~/features/applications/answer.server";
import { attachSentence } from "~/features/applications/attach-sentence";
import { evidenceForm } from "~/features/applications/evidence-form";
import { EvidencePage } from "~/features/applications/merchant-evidence";
import { afterQuestion, evidencePlace } from "~/features/applications/question-place";
import { removeEvidence } from "~/features/applications/remove-evidence.server";
import { restoreEvidence } from "~/features/applications/restore-evidence.server";
import { attachFiles } from "~/features/dashboards/attach-files.server";
import { ownApplication } from "~/features/dashboards/own-application.server";
import { readForm } from "~/platform/forms.server";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Evidence") };

async function placeOf({ request, params }: LoaderFunctionArgs) {
  const { actor, form } = await ownApplication(request, params.app);
  const place = evidencePlace(form, params.n);
  if (place === null) throw new Response(null, { status: 404 });
  const query = new URL(request.url).searchParams;
  return { actor, form, place, back: query.get("back") === "check", query };
}

export async function loader(args: LoaderFunctionArgs) {
  const { form, place, back, query } = await placeOf(args);
  return { form, place, back, removed: query.get("removed"), name: query.get("name") };
}

/** Adds files, takes one away or brings it back; Continue also keeps what was chosen last. */
export async function action(args: ActionFunctionArgs) {
  const { actor, form, place, back } = await placeOf(args);
  const posted = await readForm(args.request, evidenceForm);
  if (!posted.ok) return data(posted, 400);
  const { intent, files = [], photo, evidence } = posted.value;
  const here = `/apply/${form.id}/evidence/${place.number}`;
  const query = back ? "?back=check" : "?";
  if (evidence !== undefined) {
    const name = form.evidence.find(({ id }) => id === evidence)?.fileName ?? "";
    if (intent === "restore") {
      await restoreEvidence(actor, form.id, evidence);
      return redirect(`${here}${query}`);
    }
    const outcome = await removeEvidence(actor, form.id, evidence);
    if (!outcome.ok) throw new Response(null, { status: 404 });
    return redirect(`${here}${query}&${new URLSearchParams({ removed: evidence, name })}`);
  }
  const chosen = photo === undefined ? files : [...files, photo];
  const trouble = await attachFiles(actor, form.id, place.question.key, chosen);
  if (trouble) {
    const { message, values } = attachSentence(trouble, place.question.atMost);
    return data(posted.failure("files", message, values), 400);
  }
  if (intent === "upload") return redirect(`${here}${query}`);
  const { form: fresh } = await ownApplication(args.request, form.id);
  const count = fresh.evidence.filter((file) => file.questionKey === place.question.key).length;
  if (count < place.question.atLeast) {
    const least = { minimum: place.question.atLeast };
    return data(posted.failure("files", /*i18n*/ "Attach at least {minimum} files", least), 400);
  }
  const last = back || place.number === place.count;
  const given = { revision: fresh.revision, task: "evidence", done: last } as const;
  const outcome = await answerTask(actor, form.id, given);
  if (!outcome.ok)
    return data(posted.failure("", /*i18n*/ "This application cannot be changed any more."), 409);
  return redirect(afterQuestion(form.id, "evidence", place, back));
}

export default function EvidenceQuestionPage() {
  const { form, place, back, removed, name } = useLoaderData<typeof loader>();
  return (
    <EvidencePage
      form={form}
      place={place}
      back={back}
      removed={removed === null ? null : { id: removed, name: name ?? "" }}
      failed={useActionData<typeof action>()}
    />
  );
}
