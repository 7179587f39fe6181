import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readVersion } from "~/features/dashboards/read-programs.server";
import { writerWords } from "~/features/history/automatic-words";
import { requireStaff } from "~/features/people/require.server";
import { publishingReasonWords } from "~/features/programs/publishing-reason";
import { StaffVersion } from "~/features/programs/staff-version";
import { When } from "~/ui/figure/times";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useInWords } from "~/ui/reader";

export const handle: Handle = {
  title: (i18n) => i18n._("Program version"),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  const slug = params.slug ?? "";
  const version = await readVersion(actor, slug, Number(params.number));
  if (version === null) throw new Response("not-found", { status: 404, statusText: "not-found" });
  return { slug, version };
}

export default function ProgramVersion() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { slug, version } = useLoaderData<typeof loader>();
  const name = inWords(version.name);
  const by = inWords(writerWords(version.publishedBy));
  return (
    <Page
      title={i18n._("{program}, version {number}", { program: name, number: version.number })}
      crumbs={[
        { to: "/ops/programs", label: i18n._("Programs") },
        { to: `/ops/programs/${slug}`, label: name },
      ]}
      lead={
        <>
          {version.current
            ? i18n._("In force. Published by {name}", { name: by })
            : i18n._("No longer in force. Published by {name}", { name: by })}
          {" · "}
          <When at={version.publishedAt} /> · {inWords(publishingReasonWords(version.reason))}
        </>
      }
    >
      <StaffVersion of={version} />
    </Page>
  );
}
