import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { isOpen } from "~/features/applications/application";
import { Answers } from "~/features/applications/merchant-answers";
import { ApplicationFacts, ApplicationStanding } from "~/features/applications/merchant-decision";
import { ApplicationTasks, DraftSaved, InfoAsked } from "~/features/applications/merchant-tasks";
import { ownApplication } from "~/features/dashboards/own-application.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useInWords } from "~/ui/reader";

export const handle: Handle = { title: (i18n) => i18n._("Your application") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { form } = await ownApplication(request, params.app);
  return { form };
}

/** The task list while it can be filled in; afterwards where it stands and what was sent. */
export default function Application() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { form } = useLoaderData<typeof loader>();
  const fillable = form.status === "DRAFT" || form.status === "INFO_REQUESTED";
  const program = inWords(form.program.name);
  return (
    <Page
      title={program}
      caption={form.product ? `${form.store.name} · ${form.product.title}` : form.store.name}
      lead={form.status === "DRAFT" ? <DraftSaved of={form} /> : undefined}
      crumbs={[{ to: "/enrollments", label: i18n._("Mine") }]}
    >
      {fillable ? (
        <>
          <InfoAsked of={form} />
          <ApplicationTasks of={form} />
          <p>
            <Link to={`/programs/${form.program.slug}`}>{i18n._("Read about the program")}</Link>
          </p>
        </>
      ) : (
        <>
          <ApplicationStanding of={form} />
          <ApplicationFacts of={form} />
          <Answers of={form} changeable={[]} changed={[]} />
        </>
      )}
      {isOpen(form.status) ? (
        <p className="no-print">
          <Link to={`/apply/${form.id}/withdraw`}>{i18n._("Withdraw the application")}</Link>
        </p>
      ) : null}
    </Page>
  );
}
