import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { createEndpoint, wishOf } from "~/features/notices/create-endpoint.server";
import { newEndpointForm } from "~/features/notices/endpoint-form";
import { endpointsShown, typeChoices } from "~/features/notices/endpoint-page.server";
import { EndpointFields } from "~/features/notices/staff-endpoint-form";
import { Endpoints, NewWebhookSecret } from "~/features/notices/staff-endpoints";
import { firstTime } from "~/features/people/first-time.server";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { config } from "~/platform/config.server";
import { readForm } from "~/platform/forms.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Webhooks") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "webhook:read");
  const mayMake = may(actor, "webhook:write", actor);
  return { endpoints: await endpointsShown(actor), choices: typeChoices(), mayMake };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "webhook:write");
  const form = await readForm(request, newEndpointForm(config().WEBHOOK_PRIVATE_ADDRESSES));
  if (!form.ok) return data(form, 400);
  if (!(await firstTime(actor, form.key))) {
    const again = /*i18n*/ "This webhook was made already; its secret is not shown again";
    return data(form.failure("", again), 409);
  }
  const { secret } = await createEndpoint(actor, wishOf(form.value));
  return data({ made: { name: form.value.name, secret } }, 201);
}

export default function Webhooks() {
  const { i18n } = useLingui();
  const { endpoints, choices, mayMake } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "made" in answer ? answer.made : null;
  return (
    <Page
      title={i18n._("Webhooks")}
      lead={
        <>
          {i18n._("Your platform is told what happens here, signed, and again until it answers.")}{" "}
          <Link to="/developers/webhooks">{i18n._("How to receive them")}</Link>
        </>
      }
    >
      {made ? <NewWebhookSecret {...made} /> : null}
      <Panel title={i18n._("Webhooks")} flush>
        <Endpoints endpoints={endpoints} />
      </Panel>
      {mayMake ? (
        <Panel title={i18n._("Make a webhook")}>
          <Form key={endpoints.length} failed={answer}>
            <EndpointFields choices={choices} />
            <SubmitButton>{i18n._("Make the webhook")}</SubmitButton>
          </Form>
        </Panel>
      ) : null}
    </Page>
  );
}
