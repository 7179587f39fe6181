import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { isRunning } from "~/features/enrollments/enrollment";
import { Certificate } from "~/features/enrollments/merchant-certificate";
import { EnrollmentFlag } from "~/features/enrollments/merchant-enrollment-flag";
import { useDayOf } from "~/features/enrollments/merchant-enrollments";
import { EnrollmentFacts } from "~/features/enrollments/merchant-facts";
import { Grants } from "~/features/enrollments/merchant-grants";
import { AtRisk, NextThing } from "~/features/enrollments/merchant-next-thing";
import { Milestones, Rail } from "~/features/enrollments/merchant-stages";
import { Timeline } from "~/features/enrollments/merchant-timeline";
import { Upkeep } from "~/features/enrollments/merchant-upkeep";
import { enrollmentPage } from "~/features/enrollments/page.server";
import { timeline } from "~/features/enrollments/timeline.server";
import { requireMerchant } from "~/features/people/require.server";
import { now } from "~/platform/clock.server";
import { Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";
import { useInWords } from "~/ui/reader";

export const handle: Handle<typeof loader> = { title: (i18n) => i18n._("Your program") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireMerchant(request);
  const id = params.enr ?? "";
  const enrollment = await enrollmentPage(actor, id, now());
  if (enrollment === null) throw new Response(null, { status: 404 });
  const only = new URL(request.url).searchParams.get("only") === "decisions";
  return { enrollment, events: await timeline(actor, id), only };
}

/** A merchant's life inside one program: what is next, how far, what was given, what happened. */
export default function Enrollment() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const dayOf = useDayOf();
  const { enrollment, events, only } = useLoaderData<typeof loader>();
  const { status, store, product } = enrollment;
  const subject = product ? `${store.name} · ${product.title}` : store.name;
  const reached = status === "COMPLETED" || status === "GRADUATED";
  return (
    <Page
      title={inWords(enrollment.program.name)}
      caption={[subject, dayOf(enrollment)].filter(Boolean).join(" · ")}
      mark={<EnrollmentFlag status={status} />}
      crumbs={[{ to: "/enrollments", label: i18n._("Mine") }]}
    >
      {reached ? <Certificate of={enrollment} /> : <NextThing of={enrollment} />}
      <AtRisk of={enrollment} />
      <Upkeep of={enrollment} />
      {enrollment.stages.length > 0 ? (
        <Panel title={i18n._("From launch to afloat")}>
          <Rail of={enrollment} />
        </Panel>
      ) : null}
      <Panel title={i18n._("Milestones")}>
        <Milestones of={enrollment} />
      </Panel>
      <Panel title={i18n._("What you were given")}>
        <Grants grants={enrollment.grants} />
      </Panel>
      <Panel title={i18n._("What happened")}>
        <Timeline events={events} onlyDecisions={only} />
      </Panel>
      <Panel>
        <EnrollmentFacts of={enrollment} />
      </Panel>
      {isRunning(status) ? (
        <p className="no-print">
          <Link to={`/enrollments/${enrollment.id}/leave`}>{i18n._("Leave the program")}</Link>
        </p>
      ) : null}
    </Page>
  );
}
