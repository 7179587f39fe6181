import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { momentOf } from "~/features/dashboards/moment.server";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readPoolMap } from "~/features/traffic/pool-map.server";
import { StaffDayChoice } from "~/features/traffic/staff-day-choice";
import { StaffNoPlan } from "~/features/traffic/staff-no-plan";
import { StaffPoolMap } from "~/features/traffic/staff-pool-map";
import { StaffTrafficTabs } from "~/features/traffic/staff-traffic-tabs";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useFormats } from "~/ui/reader";
import { addDays, isDay } from "~/values/day";

export const handle: Handle = { title: (i18n) => i18n._("Pools of traffic") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:read");
  const search = new URL(request.url).searchParams;
  const { today } = await momentOf(actor.marketplaceId);
  const asked = search.get("date") ?? "";
  const date = isDay(asked) ? asked : today;
  const of = await readPoolMap(actor, { date, surface: search.get("surface") });
  return {
    ...{ date, of, past: date < today, mayPlan: may(actor, "traffic:plan", actor) },
    ...{ dayBefore: addDays(date, -1), dayAfter: addDays(date, 1) },
  };
}

export default function Pools() {
  const { i18n } = useLingui();
  const f = useFormats();
  const { date, of, past, mayPlan, dayBefore, dayAfter } = useLoaderData<typeof loader>();
  return (
    <Page title={i18n._("Pools on {day}", { day: f.day(date) })}>
      <StaffTrafficTabs date={date} />
      <StaffDayChoice
        key={date}
        path="/ops/traffic/pools"
        keep={["surface"]}
        {...{ date, dayBefore, dayAfter }}
      />
      {of ? <StaffPoolMap of={of} /> : <StaffNoPlan {...{ date, past, mayPlan }} />}
    </Page>
  );
}
