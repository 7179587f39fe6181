import "~/locales/traffic-catalogue";
import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { MerchantGates } from "~/features/dashboards/merchant-gates";
import { momentOf } from "~/features/dashboards/moment.server";
import { storeTrafficPage } from "~/features/dashboards/store-traffic-page.server";
import { readStore } from "~/features/merchants/read-store.server";
import type { StaffActor } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { MerchantStoreTraffic } from "~/features/traffic/merchant-store-traffic";
import { reopenForm } from "~/features/traffic/reopen-form";
import { reopenSupport } from "~/features/traffic/reopen-support.server";
import { StaffReopen } from "~/features/traffic/staff-reopen";
import { spanOf } from "~/features/traffic/store-traffic";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";

export const handle: Handle<{ readonly name: string }> = {
  title: (i18n, { name }) => i18n._("Traffic of {name}", { name }),
};

async function storeOf(actor: StaffActor, uid: string) {
  const store = await readStore(actor, uid);
  if (store === null) throw new Response("not-found", { status: 404, statusText: "not-found" });
  return { uid, name: store.name, entityUid: store.entityUid };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:read");
  const store = await storeOf(actor, params.uid ?? "");
  const span = spanOf(new URL(request.url).searchParams.get("days"));
  const page = await storeTrafficPage(actor, store, span);
  const stopped = page.traffic.response?.verdict === "STOPPED";
  return { ...page, ...store, mayReopen: stopped && may(actor, "traffic:respond", actor) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:respond");
  const store = await storeOf(actor, params.uid ?? "");
  const form = await readForm(request, reopenForm);
  if (!form.ok) return data(form, 400);
  const { today } = await momentOf(actor.marketplaceId);
  const outcome = await reopenSupport(actor, store.uid, form.value.note, today);
  if (!outcome.ok)
    return data(form.failure("note", /*i18n*/ "Support is not stopped any more"), 409);
  return redirect(`/ops/merchants/${encodeURIComponent(store.uid)}/traffic`);
}

export default function StoreTraffic() {
  const { i18n } = useLingui();
  const { traffic, coldStart, uid, name, mayReopen } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const shop = `/ops/merchants/${encodeURIComponent(uid)}`;
  return (
    <Page
      title={i18n._("Traffic")}
      caption={name}
      crumbs={[
        { to: "/ops/merchants", label: i18n._("Merchants") },
        { to: shop, label: name },
      ]}
    >
      <MerchantStoreTraffic of={traffic} />
      {mayReopen ? <StaffReopen failed={failed} /> : null}
      {coldStart === null ? null : (
        <Panel
          title={i18n._("What the stages still ask for")}
          actions={
            <Link to={`/ops/enrollments/${coldStart.id}`}>{i18n._("The whole program")}</Link>
          }
        >
          <MerchantGates of={coldStart} />
        </Panel>
      )}
    </Page>
  );
}
