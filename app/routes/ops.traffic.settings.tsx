import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { decideSetting } from "~/features/traffic/decide-setting.server";
import { readSettingPage } from "~/features/traffic/read-settings.server";
import { settingForm } from "~/features/traffic/setting-form";
import {
  StaffSettingForm,
  StaffSettingShown,
  StaffSettingVersions,
} from "~/features/traffic/staff-setting";
import { StaffTrafficTabs } from "~/features/traffic/staff-traffic-tabs";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Settings of traffic") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:read");
  return { ...(await readSettingPage(actor)), maySteer: may(actor, "traffic:steer", actor) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:steer");
  const form = await readForm(request, settingForm);
  if (!form.ok) return data(form, 400);
  const { shares, version } = form.value;
  const decided = await decideSetting(actor, shares, version);
  if (decided.ok) return redirect("/ops/traffic/settings");
  const why = /*i18n*/ "Somebody else has changed the settings meanwhile: load this page again";
  return data(form.failure("supportShareBps", why), 409);
}

export default function TrafficSettings() {
  const { i18n } = useLingui();
  const { current, versions, maySteer } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page title={i18n._("Settings of traffic")}>
      <StaffTrafficTabs />
      {maySteer ? (
        <StaffSettingForm key={current.version} setting={current} failed={failed} />
      ) : (
        <StaffSettingShown setting={current} />
      )}
      <StaffSettingVersions versions={versions} />
    </Page>
  );
}
