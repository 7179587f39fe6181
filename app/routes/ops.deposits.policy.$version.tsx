import "~/locales/staff-money-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readPolicyVersion } from "~/features/deposits/read-policies.server";
import { StaffTerms } from "~/features/deposits/staff-terms";
import { StaffTermsChanges, StaffTermsFlag } from "~/features/deposits/staff-terms-versions";
import { requireStaff } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useFormats, useInWords } from "~/ui/reader";

type Loaded = { readonly found: { readonly of: { readonly version: number } } };
export const handle: Handle<Loaded> = {
  title: (i18n, { found }) =>
    i18n._("Terms of deposits, version {number}", { number: found.of.version }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const number = /^[1-9]\d{0,8}$/.test(params.version ?? "") ? Number(params.version) : 0;
  const found = await readPolicyVersion(actor, number);
  if (found === null) throw new Response("not-found", { status: 404, statusText: "not-found" });
  return { found };
}

export default function Version() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { day, dateTime } = useFormats();
  const { found } = useLoaderData<typeof loader>();
  const { of } = found;
  return (
    <Page
      title={i18n._("Version {number}", { number: of.version })}
      caption={i18n._("Terms of deposits")}
      lead={i18n._("In force from {day}. Published {time} by {name}.", {
        day: day(of.fromDay),
        time: dateTime(of.publishedAt),
        name: inWords(of.publishedBy),
      })}
      mark={<StaffTermsFlag standing={of.standing} />}
      crumbs={[
        { to: "/ops/deposits", label: i18n._("Deposits") },
        { to: "/ops/deposits/policy", label: i18n._("Terms") },
      ]}
    >
      <StaffTermsChanges
        changes={found.changes}
        title={i18n._("What changed against the version before")}
      />
      <StaffTerms policy={found.policy} currency={found.currency} />
    </Page>
  );
}
