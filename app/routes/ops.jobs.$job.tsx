import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { titleOf } from "~/jobs/desk.server";
import { rerunJob } from "~/jobs/rerun.server";
import { StaffJobFlag } from "~/jobs/staff-job-flag";
import { useTook } from "~/jobs/took";
import { type JobRun, triesOf } from "~/platform/job-runs.server";
import { CopyId } from "~/ui/figure/copy-id";
import { When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import { SummaryList } from "~/ui/layout/summary-list";
import type { Handle } from "~/ui/page-title";
import { useFormats, useInWords } from "~/ui/reader";
import type { Words } from "~/values/words";

type Loaded = { readonly title: Words };
export const handle: Handle<Loaded> = { title: (i18n) => i18n._("Job") };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "jobs:read");
  const id = params.job ?? "";
  const tries = uuid.test(id) ? await triesOf(actor.marketplaceId, id) : [];
  const last = tries.at(-1);
  if (last === undefined) throw new Response("not-found", { status: 404, statusText: "not-found" });
  const isOver = last.state === "done" || last.state === "dead";
  const mayRerun = isOver && may(actor, "jobs:rerun", actor);
  return { id, title: titleOf(last.name), tries, last, mayRerun };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "jobs:rerun");
  const id = params.job ?? "";
  const outcome = uuid.test(id)
    ? await rerunJob(actor, id)
    : ({ ok: false, because: "not-found" } as const);
  if (outcome.ok) return redirect("/ops/jobs");
  if (outcome.because === "not-found")
    throw new Response("not-found", { status: 404, statusText: "not-found" });
  return data({ refusal: outcome.because }, 409);
}

export default function JobPage() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { id, title, tries, last, mayRerun } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={inWords(title)}
      caption={<CopyId text={id} label={i18n._("Job id")} />}
      crumbs={[{ to: "/ops/jobs", label: i18n._("Jobs") }]}
      mark={<StaffJobFlag state={last.state} />}
      actions={
        mayRerun ? (
          <Form>
            <SubmitButton>{i18n._("Run it again")}</SubmitButton>
          </Form>
        ) : null
      }
    >
      {answer && "refusal" in answer ? (
        <Notice tone="error" title={i18n._("It was not run again")} announce>
          {answer.refusal === "not-over"
            ? i18n._("It is still running, or will be tried again by itself.")
            : i18n._("This version of Slipway has no such job.")}
        </Notice>
      ) : null}
      {tries.toReversed().map((each) => (
        <Try key={each.attempt} of={each} />
      ))}
      <Panel title={i18n._("What it was given")}>
        <pre>
          <code>{JSON.stringify(last.payload, null, 2)}</code>
        </pre>
      </Panel>
    </Page>
  );
}

function Try({ of }: { readonly of: JobRun }) {
  const { i18n } = useLingui();
  const { number } = useFormats();
  const took = useTook();
  const { startedAt, finishedAt } = of;
  const rows = [
    { key: "state", label: i18n._("State"), value: <StaffJobFlag state={of.state} /> },
    { key: "began", label: i18n._("Began"), value: <When at={startedAt} /> },
    {
      key: "took",
      label: i18n._("Took"),
      value: took(startedAt, finishedAt),
    },
    {
      key: "progress",
      label: i18n._("Progress"),
      value:
        of.total === null
          ? number(of.done)
          : i18n._("{done} of {all}", { done: number(of.done), all: number(of.total) }),
    },
    { key: "worker", label: i18n._("Worker"), value: of.worker || "–" },
    { key: "error", label: i18n._("Error"), value: of.error ?? "–" },
  ];
  return (
    <Panel title={i18n._("Try {number}", { number: of.attempt })}>
      <SummaryList rows={rows} />
    </Panel>
  );
}
