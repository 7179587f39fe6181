import { useLingui } from "@lingui/react";
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Notice } from "~/ui/layout/notice";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import { Tabs } from "~/ui/layout/tabs";
import type { DeliveriesShown } from "./delivery-query";
import type { endpointPage } from "./endpoint-page.server";
import { Deliveries, useStateWords } from "./staff-deliveries";
import { EndpointTrouble, StaffEndpoint } from "./staff-endpoint";
import { RemoveEndpoint, ReplaceSecret, SendMissedAgain, SwitchOff } from "./staff-endpoint-care";
import { EndpointFields, type TypeChoice } from "./staff-endpoint-form";

type Of = NonNullable<Awaited<ReturnType<typeof endpointPage>>> & {
  readonly choices: readonly TypeChoice[];
  readonly mayChange: boolean;
};
/** The failure of the form with that intent, of the several on the page. */
type Failed = (intent: string) => unknown;

export function DoneNotice({
  done,
  count,
}: {
  readonly done: string | null;
  readonly count: number;
}) {
  const { i18n } = useLingui();
  const sentences: Readonly<Record<string, string>> = {
    changed: i18n._("The webhook is changed."),
    tested: i18n._("A test is on its way. Its answer appears below."),
    again: i18n._(
      "{count, plural, =0 {Nothing was missed.} one {# message is sent again.} other {# messages are sent again.}}",
      { count },
    ),
    on: i18n._("The webhook is switched on."),
    off: i18n._("The webhook is switched off."),
    sent: i18n._("The message is sent again."),
  };
  const sentence = done === null ? undefined : sentences[done];
  return sentence === undefined ? null : (
    <Notice tone="ok" announce>
      {sentence}
    </Notice>
  );
}

const lookAgainMs = 2_000;

/** Looks again while something is due now: answers come by themselves. */
export function useWatch(waits: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => {
      if (!document.hidden) revalidate();
    }, lookAgainMs);
    return () => clearInterval(timer);
  }, [waits, revalidate]);
}

function DeliveriesView(props: {
  readonly of: Of;
  readonly status: DeliveriesShown["status"];
  readonly failed: Failed;
}) {
  const { i18n } = useLingui();
  const words = useStateWords();
  const { of, status, failed } = props;
  const { shown, deliveries, before, after, mayChange } = of;
  useWatch(deliveries.some((line) => line.status === "WAITING" && line.attempts === 0));
  return (
    <Stack gap="wide">
      <EndpointTrouble shown={shown} />
      <Panel
        title={i18n._("Deliveries")}
        lead={i18n._("Of the last 30 days, the newest first.")}
        flush
        actions={
          mayChange && shown.state !== "off" ? (
            <Form failed={failed("test")} idPrefix="test-">
              <input type="hidden" name="intent" value="test" />
              <SubmitButton look="plain">{i18n._("Send a test")}</SubmitButton>
            </Form>
          ) : null
        }
      >
        <Tabs
          label={i18n._("State")}
          param="status"
          tabs={[
            { label: i18n._("All"), value: "" },
            ...(["WAITING", "DELIVERED", "FAILED"] as const).map((value) => ({
              label: words[value],
              value,
            })),
          ]}
        />
        <Deliveries endpoint={shown.id} deliveries={deliveries} status={status} />
      </Panel>
      {before || after ? <Pagination page={{ before, after, shown: deliveries.length }} /> : null}
      {mayChange && shown.state !== "off" ? <SendMissedAgain failed={failed("again")} /> : null}
    </Stack>
  );
}

function EndpointSettings({ of, failed }: { readonly of: Of; readonly failed: Failed }) {
  const { i18n } = useLingui();
  const { shown, choices, mayChange } = of;
  const { name } = shown;
  return (
    <Stack gap="wide">
      <EndpointTrouble shown={shown} />
      <StaffEndpoint shown={shown} choices={choices} />
      {mayChange ? (
        <>
          {shown.state === "off" ? (
            <Form failed={failed("on")} idPrefix="on-">
              <input type="hidden" name="intent" value="on" />
              <SubmitButton>{i18n._("Switch on “{name}”", { name })}</SubmitButton>
            </Form>
          ) : null}
          <Panel title={i18n._("Change it")}>
            <Form failed={failed("change")} idPrefix="change-">
              <input type="hidden" name="intent" value="change" />
              <EndpointFields choices={choices} given={shown} />
              <SubmitButton look={shown.state === "off" ? "plain" : "primary"}>
                {i18n._("Save changes")}
              </SubmitButton>
            </Form>
          </Panel>
          <ReplaceSecret name={name} failed={failed("replace")} />
          {shown.state === "off" ? null : <SwitchOff name={name} failed={failed("off")} />}
          <RemoveEndpoint name={name} failed={failed("remove")} />
        </>
      ) : null}
    </Stack>
  );
}

/** What was sent, or what can be set: each has its address. */
export function EndpointViews(props: {
  readonly of: Of;
  readonly query: DeliveriesShown;
  readonly failed: Failed;
}) {
  const { i18n } = useLingui();
  const { of, query, failed } = props;
  return (
    <>
      <Tabs
        label={i18n._("View")}
        param="view"
        tabs={[
          { value: "deliveries", label: i18n._("Deliveries") },
          { value: "settings", label: i18n._("Settings") },
        ]}
      />
      {query.view === "deliveries" ? (
        <DeliveriesView of={of} status={query.status} failed={failed} />
      ) : (
        <EndpointSettings of={of} failed={failed} />
      )}
    </>
  );
}
