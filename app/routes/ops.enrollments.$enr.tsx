import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { readEnrollment } from "~/features/dashboards/read-enrollment.server";
import { StaffEnrollment } from "~/features/enrollments/staff-enrollment";
import { StaffEnrollmentFlag } from "~/features/enrollments/staff-enrollment-flag";
import { requireStaff } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useInWords } from "~/ui/reader";

type Loaded = {
  readonly enrollment: { readonly of: { readonly store: { readonly name: string } } };
};
export const handle: Handle<Loaded> = {
  title: (i18n, { enrollment }) =>
    i18n._("Enrollment of {shop}", { shop: enrollment.of.store.name }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const enrollment = await readEnrollment(actor, params.enr ?? "");
  if (enrollment === null)
    throw new Response("not-found", { status: 404, statusText: "not-found" });
  return { enrollment };
}

export default function Enrollment() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const [query] = useSearchParams();
  const { enrollment } = useLoaderData<typeof loader>();
  const { of } = enrollment;
  return (
    <Page
      title={of.store.name}
      caption={inWords(of.program.name)}
      crumbs={[{ to: "/ops/enrollments", label: i18n._("Enrollments") }]}
      mark={<StaffEnrollmentFlag status={of.status} />}
    >
      <StaffEnrollment {...enrollment} onlyDecisions={query.get("only") === "decisions"} />
    </Page>
  );
}
