import { useLingui } from "@lingui/react";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { useInWords } from "~/ui/reader";
import type { Words } from "~/values/words";
import { signatureExamples } from "./signature-examples";
import css from "./staff-webhooks.module.css";

export type GuideMessage = { readonly type: string; readonly says: Words; readonly sample: string };

/** How to receive webhooks: the rules, the check in three languages, and every message there is. */
export function WebhookGuide(props: {
  readonly rules: readonly Words[];
  readonly messages: readonly GuideMessage[];
}) {
  const { rules, messages } = props;
  const { i18n } = useLingui();
  const inWords = useInWords();
  return (
    <Stack gap="wide">
      <Panel title={i18n._("The rules")}>
        <ol className={css.rules}>
          {rules.map((rule) => (
            <li key={rule.en}>{inWords(rule)}</li>
          ))}
        </ol>
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
