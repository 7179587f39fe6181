import { useLingui } from "@lingui/react";
import { When } from "~/ui/figure/times";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { SummaryList } from "~/ui/layout/summary-list";
import { useFormats } from "~/ui/reader";
import type { AttemptView } from "./read-deliveries.server";
import { AnswerText } from "./staff-deliveries";
import css from "./staff-webhooks.module.css";

const headerLines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");

function Code({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <h3>{label}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
      <pre className={css.body} tabIndex={0}>
        {children}
      </pre>
    </div>
  );
}

/** What was sent, and every attempt to bring it there. */
export function StaffDelivery(props: {
  readonly body: string;
  readonly attempts: readonly AttemptView[];
}) {
  const { i18n } = useLingui();
  const { body, attempts } = props;
  return (
    <Stack gap="wide">
      <Panel title={i18n._("The message")}>
        <pre className={css.body}>{body}</pre>
      </Panel>
      {attempts.length === 0 ? (
        <Panel title={i18n._("Attempts")}>
          <p>{i18n._("Not tried yet.")}</p>
        </Panel>
      ) : (
        attempts.map((attempt) => <Attempt key={attempt.id} attempt={attempt} />)
      )}
    </Stack>
  );
}

function Attempt({ attempt }: { readonly attempt: AttemptView }) {
  const { i18n } = useLingui();
  const format = useFormats();
  const { number, at, ms, requestHeaders, responseHeaders, responseBody } = attempt;
  return (
    <Panel title={i18n._("Attempt {number}", { number: format.number(number) })}>
      <Stack>
        <SummaryList
          rows={[
            { key: "at", label: i18n._("Sent"), value: <When at={at} /> },
            { key: "answer", label: i18n._("Answer"), value: <AnswerText {...attempt} /> },
            { key: "took", label: i18n._("Took"), value: `${format.number(ms)} ms` },
          ]}
        />
        <Code label={i18n._("Request headers")}>{headerLines(requestHeaders)}</Code>
        {responseHeaders === null ? null : (
          <Code label={i18n._("Response headers")}>{headerLines(responseHeaders)}</Code>
        )}
        {responseBody ? (
          <Code label={i18n._("Response body, its beginning")}>{responseBody}</Code>
        ) : null}
      </Stack>
    </Panel>
  );
}
