import "~/locales/staff-traffic-catalogue";
import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { momentOf } from "~/features/dashboards/moment.server";
import type { StaffActor } from "~/features/people/actor";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { endPoolShare } from "~/features/traffic/end-pool-share.server";
import { poolOf } from "~/features/traffic/pool-id";
import { readPoolPage } from "~/features/traffic/pool-page.server";
import { poolQueue } from "~/features/traffic/pool-queue.server";
import { poolShareForm } from "~/features/traffic/pool-share-form";
import { previewPoolShare } from "~/features/traffic/preview-pool-share.server";
import { sharePool } from "~/features/traffic/share-pool.server";
import { StaffPool, StaffPoolQueue } from "~/features/traffic/staff-pool";
import {
  refusalSentence,
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

type Asked = Pick<LoaderFunctionArgs, "request" | "params">;

/** The pool that the address names, on its day; nobody steers one that was never heard of. */
async function pageOf(actor: StaffActor, { request, params }: Asked) {
  const pool = poolOf(params.pool ?? "");
  if (pool === null) throw missing();
  const { today } = await momentOf(actor.marketplaceId);
  const asked = new URL(request.url).searchParams.get("date") ?? "";
  const date = isDay(asked) ? asked : today;
  const of = await readPoolPage(actor, pool, date);
  if (of === null) throw missing();
  return { pool, today, date, of };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:read");
  const { pool, ...page } = await pageOf(actor, { request, params });
  const queue = await poolQueue(actor, pool, { date: page.date, hour: 24, limit: queued });
  const maySteer = may(actor, "traffic:steer", actor);
  const name = `${pool.surface} / ${pool.category} / ${pool.region}`;
  return { name, ...page, entries: queue?.entries ?? [], maySteer };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "traffic:steer");
  const { pool, today } = await pageOf(actor, { request, params });
  const { pathname, search } = new URL(request.url);
  const form = await readForm(request, poolShareForm);
  if (!form.ok) return data(form, 400);
  if (form.value.intent === "end") {
    await endPoolShare(actor, form.value.id);
    return redirect(pathname + search);
  }
  const { intent, share: shareBps, ...days } = form.value;
  const { values } = form.failure("share", "");
  if (intent === "change") return data({ ok: false as const, errors: [], values });
  const steer = intent === "save" ? sharePool : previewPoolShare;
  const done = await steer(actor, { ...pool, ...days, shareBps }, today);
  if (!done.ok) return data(form.failure("fromDay", refusalSentence(done.because)), 409);
  return "effect" in done ? data({ effect: done.effect, values }) : redirect(pathname + search);
}

export default function Pool() {
  const { i18n } = useLingui();
  const f = useFormats();
  const { name, date, today, of, entries, maySteer } = useLoaderData<typeof loader>();
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
        <StaffShareForm today={today} shareBps={of.plan?.shareBps ?? null} failed={answer} />
      ) : null}
      <StaffShares shares={of.shares} today={today} maySteer={maySteer} />
      <StaffPoolQueue entries={entries} />
    </Page>
  );
}
