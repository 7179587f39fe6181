import { useLingui } from "@lingui/react";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";
import { Panel } from "~/ui/layout/panel";

type Props = { readonly name: string; readonly failed: unknown };

/** Everything that did not arrive, once more. */
export function SendMissedAgain({ failed }: Pick<Props, "failed">) {
  const { i18n } = useLingui();
  return (
    <Panel
      title={i18n._("Send again what was missed")}
      lead={i18n._(
        "What failed, and what happened while the webhook was off. Each message keeps its id, so your program can tell what it has seen.",
      )}
    >
      <Form failed={failed} idPrefix="again-" inline>
        <input type="hidden" name="intent" value="again" />
        <Radios
          name="hours"
          label={i18n._("Of the last")}
          defaultValue="24"
          inline
          options={[
            { value: "24", label: i18n._("24 hours") },
            { value: "72", label: i18n._("3 days") },
            { value: "168", label: i18n._("7 days") },
            { value: "720", label: i18n._("30 days") },
          ]}
        />
        <SubmitButton look="plain">{i18n._("Send what was missed")}</SubmitButton>
      </Form>
    </Panel>
  );
}

export function ReplaceSecret({ name, failed }: Props) {
  const { i18n } = useLingui();
  return (
    <Consequence
      title={i18n._("Replace the secret")}
      effects={[
        i18n._("A new secret is made and shown once."),
        i18n._(
          "Until the time you choose, each message is signed with both; then with the new one alone.",
        ),
      ]}
    >
      <Form failed={failed} idPrefix="replace-">
        <input type="hidden" name="intent" value="replace" />
        <Radios
          name="overlap"
          label={i18n._("How long the old secret still signs")}
          defaultValue="24"
          inline
          options={[
            { value: "0", label: i18n._("Not at all") },
            { value: "24", label: i18n._("24 hours") },
            { value: "168", label: i18n._("7 days") },
          ]}
        />
        <SubmitButton look="plain">
          {i18n._("Replace the secret of “{name}”", { name })}
        </SubmitButton>
      </Form>
    </Consequence>
  );
}

export function SwitchOff({ name, failed }: Props) {
  const { i18n } = useLingui();
  return (
    <Consequence
      title={i18n._("Switch it off")}
      effects={[
        i18n._("Nothing is sent there any more; what waits now counts as failed."),
        i18n._("Switched on again, it can be sent what it missed in the last 30 days."),
      ]}
    >
      <Form failed={failed} idPrefix="off-">
        <input type="hidden" name="intent" value="off" />
        <SubmitButton look="plain">{i18n._("Switch off “{name}”", { name })}</SubmitButton>
      </Form>
    </Consequence>
  );
}

export function RemoveEndpoint({ name, failed }: Props) {
  const { i18n } = useLingui();
  return (
    <Consequence
      title={i18n._("Remove it")}
      effects={[
        i18n._(
          "Nothing is sent there any more, and its secret is of no use. This cannot be undone.",
        ),
        i18n._("What was done with it stays in the history."),
      ]}
    >
      <Form failed={failed} idPrefix="remove-">
        <input type="hidden" name="intent" value="remove" />
        <TextField
          name="name"
          label={i18n._("Type the webhook's name to confirm: {name}", { name })}
          width="medium"
          autoComplete="off"
        />
        <SubmitButton look="danger">{i18n._("Remove “{name}”", { name })}</SubmitButton>
      </Form>
    </Consequence>
  );
}
