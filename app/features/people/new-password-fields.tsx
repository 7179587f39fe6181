import { useLingui } from "@lingui/react";
import { TextField } from "~/ui/form/text-fields";
import { passwordLength } from "./password-length";

/** A new password, twice. */
export function NewPasswordFields({ label }: { readonly label?: string }) {
  const { i18n } = useLingui();
  return (
    <>
      <TextField
        name="password"
        label={label ?? i18n._("New password")}
        hint={i18n._("At least {min} characters. A few words in a row are easy to remember.", {
          min: passwordLength.min,
        })}
        type="password"
        autoComplete="new-password"
      />
      <TextField
        name="again"
        label={i18n._("The same again")}
        type="password"
        autoComplete="new-password"
      />
    </>
  );
}
