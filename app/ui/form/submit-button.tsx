import type { ReactNode } from "react";
import { Button, type Look } from "../action/button";
import { useFormState } from "./form";

/**
 * Submits the form it stands in. Its words name the effect and its size ("Approve 6"). `name` and `value` tell several
 * buttons of one form apart.
 */
export function SubmitButton(props: {
  readonly look?: Look;
  readonly name?: string;
  readonly value?: string;
  readonly wide?: boolean;
  readonly small?: boolean;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  /** Posts to another address than the form's. */
  readonly formAction?: string;
  /** Id of the form, where the button stands outside it. */
  readonly form?: string;
  /** Set by hand where the form submits through a fetcher. */
  readonly pending?: boolean;
  readonly children: ReactNode;
}) {
  const { look = "primary", pending, ...rest } = props;
  const form = useFormState();
  return <Button {...rest} type="submit" look={look} pending={pending ?? form.pending} />;
}
