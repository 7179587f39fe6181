import { useLingui } from "@lingui/react";
import { useLoaderData } from "@remix-run/react";
import { WebhookGuide } from "~/features/notices/staff-webhook-guide";
import { guideMessages, guideRules } from "~/features/notices/webhook-guide";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Receiving webhooks") };

export const loader = async () => ({ rules: guideRules, messages: guideMessages() });

export default function ReceivingWebhooks() {
  const { i18n } = useLingui();
  const guide = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Receiving webhooks")}
      lead={i18n._(
        "Your program is told at once what happens, and can tell that it is us who says so.",
      )}
      crumbs={[{ to: "/developers", label: i18n._("For developers") }]}
    >
      <WebhookGuide {...guide} />
    </Page>
  );
}
