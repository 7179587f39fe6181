import type { ActionFunctionArgs } from "@remix-run/node";
import { attachSentence } from "~/features/applications/attach-sentence";
import { evidenceForm } from "~/features/applications/evidence-form";
import { evidencePlace } from "~/features/applications/question-place";
import { attachFiles } from "~/features/dashboards/attach-files.server";
import { ownApplication } from "~/features/dashboards/own-application.server";
import { readForm } from "~/platform/forms.server";

/** One file by itself, for the page that shows its progress. Answers with the sentence that refuses it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { actor, form } = await ownApplication(request, params.app);
  const place = evidencePlace(form, params.n);
  if (place === null) return new Response(null, { status: 404 });
  const posted = await readForm(request, evidenceForm);
  if (!posted.ok) return Response.json(posted.errors[0] ?? null, { status: 400 });
  const files = posted.value.files ?? [];
  const trouble = await attachFiles(actor, form.id, place.question.key, files);
  if (trouble === null) return Response.json(null, { status: 201 });
  return Response.json(attachSentence(trouble, place.question.atMost), { status: 400 });
}
