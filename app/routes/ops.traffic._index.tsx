import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { momentOf } from "~/features/dashboards/moment.server";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { listVerdicts, verdictChoices } from "~/features/traffic/list-verdicts.server";
import { readPlanPage } from "~/features/traffic/plan-page.server";
import { StaffDayChoice } from "~/features/traffic/staff-day-choice";
import { StaffNoPlan } from "~/features/traffic/staff-no-plan";
import { StaffPlan, StaffPlanMade } from "~/features/traffic/staff-plan";
import { StaffPlanActions } from "~/features/traffic/staff-plan-actions";
import { StaffTrafficTabs } from "~/features/traffic/staff-traffic-tabs";
import { StaffVerdicts } from "~/features/traffic/staff-verdicts";
import { verdictQuery } from "~/features/traffic/verdict-query";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useFormats } from "~/ui/reader";
import { addDays, isDay } from "~/values/day";
import { publicId, uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Traffic") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:read");
  const search = new URL(request.url).searchParams;
  const { today } = await momentOf(actor.marketplaceId);
  const asked = search.get("date") ?? "";
  const date = isDay(asked) ? asked : today;
  const of = await readPlanPage(actor, { date, planId: uuidOf("plan", search.get("plan") ?? "") });
  const query = verdictQuery(search);
  const days = {
    date,
    past: date < today,
    dayBefore: addDays(date, -1),
    dayAfter: addDays(date, 1),
  };
  const mayPlan = may(actor, "traffic:plan", actor);
  if (of === null) return { ...days, mayPlan, of: null };
  const { planId } = of.plan;
  const [page, choices] = await Promise.all([
    listVerdicts(actor, planId, query),
    verdictChoices(actor, planId),
  ]);
  const links = of.revisions.map((each) => ({
    planId: each.planId,
    to: `/ops/traffic?date=${date}&plan=${publicId("plan", each.planId)}`,
  }));
  const publicPlanId = publicId("plan", planId);
  return { ...days, mayPlan, of, links, publicPlanId, list: { page, query, choices } };
}

export default function Traffic() {
  const { i18n } = useLingui();
  const f = useFormats();
  const { search } = useLocation();
  const data = useLoaderData<typeof loader>();
  const { date, past, mayPlan, dayBefore, dayAfter, of } = data;
  return (
    <Page
      title={i18n._("Traffic plan of {day}", { day: f.day(date) })}
      actions={
        of ? <StaffPlanActions date={date} search={search} mayPlan={mayPlan && !past} /> : null
      }
    >
      <StaffTrafficTabs date={date} />
      <StaffDayChoice key={date} path="/ops/traffic" {...{ date, dayBefore, dayAfter }} />
      {of ? (
        <>
          <StaffPlan of={of} publicPlanId={data.publicPlanId} />
          <StaffVerdicts key={search} {...data.list} />
          <StaffPlanMade of={of} links={data.links} />
        </>
      ) : (
        <StaffNoPlan {...{ date, past, mayPlan }} />
      )}
    </Page>
  );
}
