import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { momentOf } from "~/features/dashboards/moment.server";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { makePlanForm } from "~/features/traffic/make-plan-form";
import { planTraffic } from "~/features/traffic/plan-traffic.server";
import { StaffMakePlan } from "~/features/traffic/staff-make-plan";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useFormats } from "~/ui/reader";
import { isDay } from "~/values/day";

export const handle: Handle = { title: (i18n) => i18n._("Make a traffic plan") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:plan");
  const { today } = await momentOf(actor.marketplaceId);
  const asked = new URL(request.url).searchParams.get("date") ?? "";
  return { date: isDay(asked) && asked > today ? asked : today, today };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:plan");
  const form = await readForm(request, makePlanForm);
  if (!form.ok) return data(form, 400);
  const { date } = form.value;
  const made = await planTraffic(actor, { date, occasion: "asked" });
  if (made.ok) return redirect(`/ops/traffic?date=${date}`);
  const why =
    made.because === "past-day"
      ? /*i18n*/ "This day is over: a plan can be made from today on"
      : /*i18n*/ "There is nothing to plan: no promise is open and no supply is known";
  return data(form.failure("date", why), 409);
}

export default function MakePlan() {
  const { i18n } = useLingui();
  const f = useFormats();
  const { date, today } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Make the plan of {day}", { day: f.day(date) })}
      crumbs={[{ to: `/ops/traffic?date=${date}`, label: i18n._("Traffic") }]}
    >
      <StaffMakePlan date={date} isToday={date === today} failed={useActionData<typeof action>()} />
    </Page>
  );
}
