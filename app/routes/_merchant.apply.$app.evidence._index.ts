import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { ownApplication } from "~/features/dashboards/own-application.server";

/** The first question without a file; the first of all where every one has one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { form } = await ownApplication(request, params.app);
  const questions = form.tasks.find(({ key }) => key === "evidence")?.questions ?? [];
  const open = questions.findIndex(
    ({ key }) => !form.evidence.some(({ questionKey }) => questionKey === key),
  );
  return redirect(`/apply/${form.id}/evidence/${Math.max(0, open) + 1}`);
}
