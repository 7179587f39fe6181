import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { peekApplication } from "~/features/applications/peek.server";
import { reviewForm } from "~/features/applications/review-form";
import { answerReview } from "~/features/dashboards/answer-review.server";
import { readReviewDesk } from "~/features/dashboards/read-review-desk.server";
import { StaffCasePage } from "~/features/dashboards/staff-case-page";
import { requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import type { Handle } from "~/ui/page-title";

type Loaded = { readonly open: { readonly of: { readonly store: { readonly name: string } } } };
export const handle: Handle<Loaded> = {
  title: (i18n, { open }) => i18n._("Application of {shop}", { shop: open.of.store.name }),
};

const missing = () => new Response("not-found", { status: 404, statusText: "not-found" });

/** A lock that was taken changes nothing on the page but its own line. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formData,
  defaultShouldRevalidate,
}) => (formData?.get("intent") === "claim" ? false : defaultShouldRevalidate);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { searchParams } = new URL(request.url);
  const desk = await readReviewDesk(actor, searchParams, params.app ?? "");
  const { open } = desk;
  if (open === null) throw missing();
  return { desk, open };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  const id = params.app ?? "";
  if ((await peekApplication(actor, "application:read", id)) === null) throw missing();
  const { searchParams } = new URL(request.url);
  const form = await readForm(request, reviewForm);
  const answer = await answerReview(actor, id, form, searchParams);
  if (answer.goTo !== null) return redirect(answer.goTo);
  return data(answer.body, answer.status);
}

export default function Case() {
  const { desk, open } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <StaffCasePage desk={desk} open={open} answer={answer} />;
}
