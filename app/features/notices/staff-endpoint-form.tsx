import { useLingui } from "@lingui/react";
import { Checkboxes, Radios } from "~/ui/form/choices";
import { TextField } from "~/ui/form/text-fields";
import { useInWords } from "~/ui/reader";
import type { Words } from "~/values/words";

export type TypeChoice = { readonly type: string; readonly says: Words };
type Given = { readonly name: string; readonly url: string; readonly types: readonly string[] };

/** The fields of a webhook, to make one and to change one. */
export function EndpointFields(props: {
  readonly choices: readonly TypeChoice[];
  readonly given?: Given;
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { choices, given } = props;
  return (
    <>
      <TextField
        name="name"
        label={i18n._("Name of the webhook")}
        hint={i18n._("What listens there, such as “seller center”.")}
        width="medium"
        autoComplete="off"
        defaultValue={given?.name ?? ""}
      />
      <TextField
        name="url"
        label={i18n._("Address")}
        hint={i18n._("Messages are posted there as JSON, over https.")}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        defaultValue={given?.url ?? ""}
      />
      <Radios
        name="which"
        label={i18n._("What it is told of")}
        defaultValue={given !== undefined && given.types.length > 0 ? "some" : "all"}
        options={[
          {
            value: "all",
            label: i18n._("Everything"),
            hint: i18n._("Also kinds of messages that are added later."),
          },
          { value: "some", label: i18n._("Only what is chosen below") },
        ]}
      />
      <Checkboxes
        name="types"
        label={i18n._("Kinds of messages")}
        optional
        defaultValue={given?.types ?? []}
        options={choices.map(({ type, says }) => ({
          value: type,
          label: inWords(says),
          hint: <code>{type}</code>,
        }))}
      />
    </>
  );
}
