import { useLingui } from "@lingui/react";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Consequence } from "~/ui/layout/consequence";
import { useFormats } from "~/ui/reader";
import type { ShownKey } from "./staff-keys";

type Props = { readonly shown: ShownKey; readonly failed: unknown };

/** A new secret beside the old one, for a while. */
export function ReplaceKey({ shown, failed }: Props) {
  const { i18n } = useLingui();
  return (
    <Consequence
      title={i18n._("Replace it")}
      effects={[
        i18n._("A new key is made with the same name, rights and lifetime; it is shown once."),
        i18n._("The old key goes on working until the time you choose, then it is refused."),
      ]}
    >
      <Form failed={failed} idPrefix="replace-">
        <input type="hidden" name="intent" value="replace" />
        <Radios
          name="overlap"
          label={i18n._("How long the old key still works")}
          defaultValue="24"
          inline
          options={[
            { value: "0", label: i18n._("Not at all") },
            { value: "24", label: i18n._("24 hours") },
            { value: "168", label: i18n._("7 days") },
          ]}
        />
        <SubmitButton>{i18n._("Replace “{name}”", { name: shown.name })}</SubmitButton>
      </Form>
    </Consequence>
  );
}

/** The end of a key; its recent use is the warning. */
export function RevokeKey({ shown, failed }: Props) {
  const { i18n } = useLingui();
  const format = useFormats();
  const { name, lastUsedAt, lastUsedIp } = shown;
  const use =
    lastUsedAt === null
      ? i18n._("It was never used.")
      : i18n._("It was last used {when} from {address}. Whatever uses it stops working.", {
          when: format.relative(lastUsedAt),
          address: lastUsedIp ?? i18n._("an unknown address"),
        });
  return (
    <Consequence
      title={i18n._("Revoke it")}
      effects={[
        use,
        i18n._("The key is refused from the next request on. This cannot be undone."),
        i18n._("What it did stays in the history, under its name."),
      ]}
    >
      <Form failed={failed} idPrefix="revoke-">
        <input type="hidden" name="intent" value="revoke" />
        <TextField
          name="name"
          label={i18n._("Type the key's name to confirm: {name}", { name })}
          width="medium"
          autoComplete="off"
        />
        <SubmitButton look="danger">{i18n._("Revoke “{name}”", { name })}</SubmitButton>
      </Form>
    </Consequence>
  );
}
