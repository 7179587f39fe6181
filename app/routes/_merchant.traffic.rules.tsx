import "~/locales/traffic-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { momentOf } from "~/features/dashboards/moment.server";
import { requirePerson } from "~/features/people/require.server";
import { allocationRule } from "~/features/traffic/allocation-rule";
import {
  MerchantTrafficRule,
  MerchantTrafficSpread,
} from "~/features/traffic/merchant-traffic-rules";
import { readSpreads } from "~/features/traffic/spread.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("How traffic is shared") };

/** For every merchant and all staff: the rule is public to them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request);
  const { today } = await momentOf(actor.marketplaceId);
  const of = await readSpreads(actor, today);
  return { of, clauses: allocationRule(of.setting) };
}

export default function TrafficRules() {
  const { i18n } = useLingui();
  const { of, clauses } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("How traffic is shared")}
      lead={i18n._("The same rule for everybody, with the figures that count here.")}
    >
      <MerchantTrafficRule clauses={clauses} version={of.setting.version} />
      <MerchantTrafficSpread of={of} />
    </Page>
  );
}
