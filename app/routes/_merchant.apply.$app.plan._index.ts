import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { ownApplication } from "~/features/dashboards/own-application.server";

/** The first question without an answer; the first of all where every one has one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { form } = await ownApplication(request, params.app);
  const questions = form.tasks.find(({ key }) => key === "plan")?.questions ?? [];
  const open = questions.findIndex(({ key }) => form.answers[key] === undefined);
  return redirect(`/apply/${form.id}/plan/${Math.max(0, open) + 1}`);
}
