import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { leaveEnrollment, leavePreview } from "~/features/enrollments/leave.server";
import { Leaving } from "~/features/enrollments/merchant-leaving";
import { enrollmentPage } from "~/features/enrollments/page.server";
import { may } from "~/features/people/may";
import { requireMerchant } from "~/features/people/require.server";
import { now } from "~/platform/clock.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Leave the program") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const [id, at] = [params.enr ?? "", now()];
  const [enrollment, preview] = await Promise.all([
    enrollmentPage(actor, id, at),
    leavePreview(actor, id, at),
  ]);
  if (enrollment === null) throw new Response(null, { status: 404 });
  return { enrollment, preview, mayLeave: may(actor, "enrollment:leave", actor) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireMerchant(request);
  if (!may(actor, "enrollment:leave", actor)) throw new Response(null, { status: 403 });
  const outcome = await leaveEnrollment(actor, params.enr ?? "");
  if (outcome.ok) return redirect(`/enrollments/${params.enr}`);
  return data(outcome.because, outcome.because === "not-found" ? 404 : 409);
}

export default function Leave() {
  const { i18n } = useLingui();
  const { enrollment, preview, mayLeave } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page
      title={i18n._("Leave the program")}
      crumbs={[{ to: `/enrollments/${enrollment.id}`, label: i18n._("Your program") }]}
    >
      <Leaving
        of={enrollment}
        preview={refused === undefined ? preview : null}
        mayLeave={mayLeave}
      />
    </Page>
  );
}
