import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPrograms } from "~/features/dashboards/read-programs.server";
import { StaffPrograms } from "~/features/dashboards/staff-programs";
import { requireStaff } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Programs") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  return { rows: await listPrograms(actor) };
}

export default function Programs() {
  const { i18n } = useLingui();
  const { rows } = useLoaderData<typeof loader>();
  return (
    <Page title={i18n._("Programs")}>
      <Panel flush>
        <StaffPrograms rows={rows} />
      </Panel>
    </Page>
  );
}
