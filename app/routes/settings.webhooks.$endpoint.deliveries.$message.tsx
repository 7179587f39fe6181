import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { deliveryPage } from "~/features/notices/endpoint-page.server";
import { sendOneAgain } from "~/features/notices/send-again.server";
import { DeliveryFlag } from "~/features/notices/staff-deliveries";
import { StaffDelivery } from "~/features/notices/staff-delivery";
import { DoneNotice, useWatch } from "~/features/notices/staff-endpoint-page";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

export const handle: Handle = { title: (i18n) => i18n._("Delivery") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "webhook:read");
  const page = await deliveryPage(actor, params.endpoint ?? "", params.message ?? "");
  if (page === null) throw new Response(null, { status: 404 });
  return { ...page, id: params.message ?? "", mayChange: may(actor, "webhook:write", actor) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "webhook:write");
  const endpointId = uuidOf("endpoint", params.endpoint ?? "");
  const messageId = uuidOf("message", params.message ?? "");
  if (endpointId === null || messageId === null) throw new Response(null, { status: 404 });
  const form = await readForm(request, z.object({}));
  if (!form.ok) return data(form, 400);
  const sent = await sendOneAgain(actor, endpointId, messageId);
  if (sent.ok) return redirect(`${new URL(request.url).pathname}?done=sent`);
  if (sent.because !== "switched-off") throw new Response(null, { status: 404 });
  return data(form.failure("", /*i18n*/ "The webhook is switched off. Switch it on first"), 409);
}

export default function Delivery() {
  const { i18n } = useLingui();
  const [search] = useSearchParams();
  const { shown, delivery, body, tried, id, mayChange } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const due = delivery.status === "WAITING" && (delivery.attempts === 0 || search.has("done"));
  useWatch(due);
  return (
    <Page
      title={<code>{delivery.type}</code>}
      caption={id}
      mark={<DeliveryFlag status={delivery.status} />}
      crumbs={[
        { to: "/settings/webhooks", label: i18n._("Webhooks") },
        { to: `/settings/webhooks/${shown.id}`, label: shown.name },
      ]}
    >
      {due ? <DoneNotice done={search.get("done")} count={0} /> : null}
      {mayChange && shown.state !== "off" ? (
        <Form failed={failed}>
          <SubmitButton look="plain">{i18n._("Send it again")}</SubmitButton>
        </Form>
      ) : null}
      <StaffDelivery body={body} attempts={tried} />
    </Page>
  );
}
