import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listMine } from "~/features/dashboards/list-mine.server";
import { MineLists } from "~/features/dashboards/merchant-mine";
import { requireMerchant } from "~/features/people/require.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Mine") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const query = new URL(request.url).searchParams;
  return listMine(actor, { after: query.get("after"), before: query.get("before") });
}

export default function MinePage() {
  const { i18n } = useLingui();
  const mine = useLoaderData<typeof loader>();
  return (
    <Page title={i18n._("Mine")}>
      <MineLists {...mine} />
    </Page>
  );
}
