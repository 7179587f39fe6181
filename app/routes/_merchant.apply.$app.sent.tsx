import { useLingui } from "@lingui/react";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import {
  ApplicationFacts,
  ApplicationStanding,
  WhatHappensNext,
} from "~/features/applications/merchant-decision";
import { ownApplication } from "~/features/dashboards/own-application.server";
import { ButtonLink } from "~/ui/action/button";
import { BottomBar, Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";
import { useInWords } from "~/ui/reader";

export const handle: Handle = { title: (i18n) => i18n._("Application sent") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { form } = await ownApplication(request, params.app);
  if (form.submittedAt === null) throw redirect(`/apply/${form.id}`);
  return { form };
}

/** The confirmation: reference, the dated promise, what happens next, how to withdraw. */
export default function Sent() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { form } = useLoaderData<typeof loader>();
  const decided = form.decision !== null;
  return (
    <Page title={i18n._("Application sent")} lead={inWords(form.program.name)}>
      <ApplicationStanding of={form} />
      <Panel>
        <ApplicationFacts of={form} />
      </Panel>
      {decided ? null : (
        <Panel title={i18n._("What happens next")}>
          <WhatHappensNext of={form} />
        </Panel>
      )}
      {decided ? null : (
        <p className="no-print">
          <Link to={`/apply/${form.id}/withdraw`}>{i18n._("Withdraw the application")}</Link>
        </p>
      )}
      <BottomBar>
        <ButtonLink to="/programs">{i18n._("Back to all programs")}</ButtonLink>
      </BottomBar>
    </Page>
  );
}
