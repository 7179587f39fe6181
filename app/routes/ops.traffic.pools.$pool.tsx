import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { momentOf } from "~/features/dashboards/moment.server";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { endPoolShare } from "~/features/traffic/end-pool-share.server";
import { poolOf } from "~/features/traffic/pool-id";
import { readPoolPage } from "~/features/traffic/pool-page.server";
import { poolQueue } from "~/features/traffic/pool-queue.server";
import { poolShareForm } from "~/features/traffic/pool-share-form";
import { previewPoolShare } from "~/features/traffic/preview-pool-share.server";
import { readSettingPage } from "~/features/traffic/read-settings.server";
import { sharePool } from "~/features/traffic/share-pool.server";
import { StaffPool, StaffPoolQueue } from "~/features/traffic/staff-pool";
import {
  StaffShareForm,
  StaffSharePreview,
  StaffShares,
} from "~/features/traffic/staff-pool-share";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useFormats } from "~/ui/reader";
import { isDay } from "~/values/day";

type Loaded = { readonly name: string };
export const handle: Handle<Loaded> = {
  title: (i18n, { name }) => i18n._("Pool {name}", { name }),
};

const missing = () => new Response("not-found", { status: 404, statusText: "not-found" });
const queued = 50;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:read");
  const pool = poolOf(params.pool ?? "");
  if (pool === null) throw missing();
  const { today } = await momentOf(actor.marketplaceId);
  const asked = new URL(request.url).searchParams.get("date") ?? "";
  const date = isDay(asked) ? asked : today;
  const of = await readPoolPage(actor, pool, date);
  if (of === null) throw missing();
  const queue = await poolQueue(actor, pool, { date, hour: 24, limit: queued });
  const { current } = await readSettingPage(actor);
  const shareBps = of.plan?.shareBps ?? current.supportShareBps;
  const maySteer = may(actor, "traffic:steer", actor);
  const name = `${pool.surface} / ${pool.category} / ${pool.region}`;
  return { name, date, today, of, entries: queue?.entries ?? [], shareBps, maySteer };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:steer");
  const pool = poolOf(params.pool ?? "");
  if (pool === null) throw missing();
  const here = `${new URL(request.url).pathname}`;
  const form = await readForm(request, poolShareForm);
  if (!form.ok) return data(form, 400);
  const { value } = form;
  if (value.intent === "end") {
    const ended = await endPoolShare(actor, value.id);
    if (!ended.ok) throw missing();
    return redirect(here);
  }
  const { intent, share: shareBps, ...days } = value;
  const { today } = await momentOf(actor.marketplaceId);
  const wish = { ...pool, ...days, shareBps };
  const { values } = form.failure("share", "");
  if (intent === "change") return data({ ok: false as const, errors: [], values });
  const done =
    intent === "save"
      ? await sharePool(actor, wish, today)
      : await previewPoolShare(actor, wish, today);
  if (!done.ok) {
    const why =
      done.because === "overlaps"
        ? /*i18n*/ "Another share of this pool counts on one of these days: end it first, or choose other days"
        : /*i18n*/ "This day is over: the earliest is today";
    return data(form.failure("fromDay", why), 409);
  }
  return "effect" in done ? data({ effect: done.effect, values }) : redirect(here);
}

export default function Pool() {
  const { i18n } = useLingui();
  const f = useFormats();
  const { name, date, today, of, entries, shareBps, maySteer } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={name}
      caption={i18n._("Pool on {day}", { day: f.day(date) })}
      crumbs={[
        { to: `/ops/traffic?date=${date}`, label: i18n._("Traffic") },
        { to: `/ops/traffic/pools?date=${date}`, label: i18n._("Pools") },
      ]}
    >
      {answer && "effect" in answer ? <StaffSharePreview {...answer} /> : <StaffPool of={of} />}
      {maySteer && !(answer && "effect" in answer) ? (
        <StaffShareForm today={today} shareBps={shareBps} failed={answer} />
      ) : null}
      <StaffShares shares={of.shares} today={today} maySteer={maySteer} />
      <StaffPoolQueue entries={entries} />
    </Page>
  );
}
