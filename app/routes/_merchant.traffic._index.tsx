import "~/locales/traffic-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { MerchantGates } from "~/features/dashboards/merchant-gates";
import { storeTrafficPage } from "~/features/dashboards/store-traffic-page.server";
import { mustOpen } from "~/features/people/require.server";
import { MerchantStoreTraffic } from "~/features/traffic/merchant-store-traffic";
import { ownTraffic } from "~/features/traffic/own-traffic.server";
import { spanOf } from "~/features/traffic/store-traffic";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import { Tabs } from "~/ui/layout/tabs";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Traffic") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, store, stores } = await ownTraffic(request);
  mustOpen(actor, "traffic:read-own");
  const span = spanOf(new URL(request.url).searchParams.get("days"));
  const page = await storeTrafficPage(actor, store, span);
  return { ...page, store, stores: stores.map(({ uid, name }) => ({ uid, name })) };
}

export default function Traffic() {
  const { i18n } = useLingui();
  const { traffic, coldStart, store, stores } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Traffic")}
      caption={store.name}
      actions={
        <ButtonLink to="/traffic/rules" small>
          {i18n._("How traffic is shared")}
        </ButtonLink>
      }
    >
      {stores.length > 1 ? (
        <Tabs
          label={i18n._("Your shops")}
          tabs={stores.map(({ uid, name }) => ({ value: uid, label: name }))}
          param="store"
        />
      ) : null}
      <MerchantStoreTraffic of={traffic} />
      {coldStart === null ? null : (
        <Panel
          title={i18n._("What the stages still ask for")}
          actions={<Link to={`/enrollments/${coldStart.id}`}>{i18n._("The whole program")}</Link>}
        >
          <MerchantGates of={coldStart} />
        </Panel>
      )}
    </Page>
  );
}
