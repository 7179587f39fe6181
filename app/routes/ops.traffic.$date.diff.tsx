import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { findCompared, listDiff, poolsDiff } from "~/features/traffic/compare-plans.server";
import { diffQuery } from "~/features/traffic/diff-query";
import { StaffDiff } from "~/features/traffic/staff-diff";
import { ButtonLink } from "~/ui/action/button";
import { EmptyState } from "~/ui/layout/empty-state";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useFormats } from "~/ui/reader";
import { isDay } from "~/values/day";
import { uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("What changed in the traffic plan") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:read");
  const { date = "" } = params;
  if (!isDay(date)) throw new Response("not-found", { status: 404, statusText: "not-found" });
  const search = new URL(request.url).searchParams;
  const withWhat = search.get("with") ?? "";
  const query = diffQuery(search);
  const plans = await findCompared(actor, {
    date,
    withDate: isDay(withWhat) ? withWhat : null,
    withPlan: uuidOf("plan", withWhat),
  });
  if (plans === null) return { date, compared: null };
  const [page, pools] = await Promise.all([listDiff(actor, plans, query), poolsDiff(actor, plans)]);
  const kept = withWhat === "" ? "" : `with=${encodeURIComponent(withWhat)}&`;
  return { date, compared: { plans, page, pools, change: query.change ?? null, withWhat: kept } };
}

export default function Diff() {
  const { i18n } = useLingui();
  const f = useFormats();
  const { search } = useLocation();
  const { date, compared } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("What changed on {day}", { day: f.day(date) })}
      crumbs={[{ to: `/ops/traffic?date=${date}`, label: i18n._("Traffic") }]}
      lead={
        compared
          ? i18n._("Against the plan of {day}, revision {number}.", {
              day: f.day(compared.plans.before.date),
              number: f.number(compared.plans.before.revision),
            })
          : undefined
      }
      actions={
        compared ? (
          <ButtonLink to={`/ops/traffic/${date}/diff.csv${search}`} reloadDocument download small>
            CSV
          </ButtonLink>
        ) : null
      }
    >
      {compared ? (
        <StaffDiff key={search} {...compared} />
      ) : (
        <EmptyState kind="nothing-yet" title={i18n._("There are no two plans to compare")}>
          {i18n._("A plan is compared with the newest one of the latest day before it.")}
        </EmptyState>
      )}
    </Page>
  );
}
