import { useLingui } from "@lingui/react";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useInWords } from "~/ui/reader";
import type { Words } from "~/values/words";
import { signatureExamples } from "./signature-examples";
import css from "./staff-webhooks.module.css";

export type GuideMessage = { readonly type: string; readonly says: Words; readonly sample: string };

function Rules() {
  const { i18n } = useLingui();
  const rules = [
    i18n._(
      "Each message is a POST with the headers webhook-id, webhook-timestamp and webhook-signature, as Standard Webhooks describes them.",
    ),
    i18n._(
      "Check the signature on the body as it came, before it is parsed. While a secret is being replaced there are two signatures; one that fits is enough.",
    ),
    i18n._("Refuse a timestamp that is more than five minutes away."),
    i18n._(
      "A message can arrive twice and out of order. Keep each webhook-id, drop what you have seen, and read the present state over the API where order matters.",
    ),
    i18n._(
      "Answer with any 2xx within 15 seconds. Anything else is tried again, ten times over three days; redirects are not followed. 410 switches the webhook off.",
    ),
  ];
  return (
    <ol>
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ol>
  );
}

/** How to receive webhooks: the rules, the check in three languages, and every message there is. */
export function WebhookGuide({ messages }: { readonly messages: readonly GuideMessage[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <Stack gap="wide">
      <Panel title={i18n._("The rules")}>
        <Rules />
      </Panel>
      <Panel
        title={i18n._("Check a signature")}
        lead={i18n._(
          "Node and Python receive; curl sends a signed message to try a receiver with.",
        )}
      >
        <Stack>
          {signatureExamples.map(({ key, title, code }) => (
            <section key={key} aria-label={title}>
              <h3>{title}</h3>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
              <pre className={css.code} tabIndex={0}>
                {code}
              </pre>
            </section>
          ))}
        </Stack>
      </Panel>
      <Panel
        title={i18n._("Messages")}
        lead={i18n._("The same list, with every field, is in the OpenAPI document under webhooks.")}
      >
        <Stack gap="tight">
          {messages.map(({ type, says, sample }) => (
            <details key={type} id={type}>
              <summary>
                <code>{type}</code> {inWords(says)}
              </summary>
              <pre className={css.body}>{sample}</pre>
            </details>
          ))}
        </Stack>
      </Panel>
    </Stack>
  );
}
