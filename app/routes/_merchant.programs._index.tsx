import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { catalogue } from "~/features/applications/catalogue.server";
import { CatalogueGroups, GoalChoice } from "~/features/applications/merchant-catalogue";
import { merchantHome } from "~/features/dashboards/merchant-home.server";
import { NoShop, Waiting } from "~/features/dashboards/merchant-waiting";
import { chosenStore } from "~/features/dashboards/my-stores.server";
import { requireMerchant } from "~/features/people/require.server";
import { goals } from "~/features/programs/kind";
import { now } from "~/platform/clock.server";
import { Page } from "~/ui/layout/page";
import { Tabs } from "~/ui/layout/tabs";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Programs") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const chosen = await chosenStore(actor, request);
  if (chosen === null) return null;
  const at = now();
  const [entries, waiting] = await Promise.all([
    catalogue(actor, chosen.store.uid, at),
    merchantHome(actor, chosen.store.uid),
  ]);
  const wished = new URL(request.url).searchParams.get("goal");
  return { ...chosen, entries, waiting, goal: goals.find((goal) => goal === wished) ?? null };
}

/** Every program, ordered by how near this shop is; on top what waits for the merchant. */
export default function Programs() {
  const { i18n } = useLingui();
  const data = useLoaderData<typeof loader>();
  if (data === null) return <NoShop />;
  const { entries, goal, store, stores, query, waiting } = data;
  const ready = entries.filter(({ group }) => group === "ready").length;
  return (
    <Page
      title={i18n._("Programs for your shop")}
      lead={i18n._(
        "{ready, plural, =0 {No program is ready for you today. Each one says what is missing.} one {One program is ready for you today. The others say what is missing.} other {# programs are ready for you today. The others say what is missing.}}",
        { ready },
      )}
    >
      {stores.length > 1 ? (
        <Tabs
          label={i18n._("Shop")}
          param="store"
          tabs={stores.map(({ uid, name }) => ({ value: uid, label: name }))}
        />
      ) : null}
      <Waiting items={waiting} />
      <GoalChoice entries={entries} goal={goal} />
      <CatalogueGroups entries={entries} goal={goal} storeUid={store.uid} query={query} />
    </Page>
  );
}
