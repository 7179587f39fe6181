import { useLingui } from "@lingui/react";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData, useLocation } from "@remix-run/react";
import { readReviewDesk } from "~/features/dashboards/read-review-desk.server";
import { StaffReviews } from "~/features/dashboards/staff-reviews";
import { requireStaff } from "~/features/people/require.server";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Reviews") };

/** A lock that was taken changes nothing on the page but its own line. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formData,
  defaultShouldRevalidate,
}) => (formData?.get("intent") === "claim" ? false : defaultShouldRevalidate);

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const { searchParams } = new URL(request.url);
  const open = searchParams.get("sel");
  const desk = await readReviewDesk(actor, searchParams, open);
  if (open === null || desk.open !== null) return { desk };
  searchParams.delete("sel");
  throw redirect(`/ops/reviews?${searchParams}`);
}

export default function Reviews() {
  const { i18n } = useLingui();
  const { search } = useLocation();
  const { desk } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Reviews")}
      actions={
        <ButtonLink to={`/ops/reviews.csv${search}`} reloadDocument download small>
          CSV
        </ButtonLink>
      }
    >
      <StaffReviews desk={desk} />
    </Page>
  );
}
