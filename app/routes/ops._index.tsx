import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readOverview } from "~/features/dashboards/overview.server";
import { StaffOverview } from "~/features/dashboards/staff-overview";
import { requireStaff } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useFormats } from "~/ui/reader";

export const handle: Handle = { title: (i18n) => i18n._("Overview") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { overview: await readOverview(actor) };
}

export default function OverviewPage() {
  const { i18n } = useLingui();
  const { overview } = useLoaderData<typeof loader>();
  const { dayOf, shortDay } = useFormats();
  return (
    <Page title={i18n._("Overview")} caption={shortDay(dayOf(overview.countedAt))}>
      <StaffOverview of={overview} />
    </Page>
  );
}
