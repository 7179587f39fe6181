import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("For developers") };

export default function DevelopersIndex() {
  const { i18n } = useLingui();
  return (
    <Page
      title={i18n._("For developers")}
      lead={i18n._("How a platform's programs talk to Slipway: calls in, webhooks out.")}
    >
      <Panel title={i18n._("Calls")}>
        <p>
          {i18n._(
            "Everything is under /api/v1, with a key of one marketplace. Amounts are whole minor units in text, lists go on by cursor, and a write with an Idempotency-Key happens once.",
          )}
        </p>
        <p>
          <a href="/openapi.json">{i18n._("The OpenAPI document")}</a>
        </p>
      </Panel>
      <Panel title={i18n._("Webhooks")}>
        <p>{i18n._("Signed messages at the moment something happens.")}</p>
        <p>
          <Link to="/developers/webhooks">{i18n._("How to receive them")}</Link>
        </p>
      </Panel>
    </Page>
  );
}
