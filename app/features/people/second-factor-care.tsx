import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";

/** New backup codes, and switching the second factor off where the role allows it. */
export function SecondFactorCare(props: {
  readonly codesLeft: number;
  readonly mustKeep: boolean;
  readonly hasPassword: boolean;
  readonly failed: unknown;
}) {
  const { i18n } = useLingui();
  const { codesLeft, mustKeep, hasPassword } = props;
  const failedOf = (intent: string) =>
    intentOf(props.failed) === intent ? props.failed : undefined;
  const password = (
    <TextField
      name="password"
      label={i18n._("Your password")}
      type="password"
      autoComplete="current-password"
    />
  );
  return (
    <Stack>
      <Panel title={i18n._("Backup codes")}>
        <p>
          {i18n._("{count, plural, =0 {None left.} one {One left.} other {# left.}}", {
            count: codesLeft,
          })}{" "}
          {i18n._("New codes replace the old ones.")}
        </p>
        <Form failed={failedOf("renew")} idPrefix="renew-">
          <input type="hidden" name="intent" value="renew" />
          {hasPassword ? password : null}
          <SubmitButton look="plain">{i18n._("Make new backup codes")}</SubmitButton>
        </Form>
      </Panel>
      <Panel title={i18n._("Switch it off")}>
        {mustKeep ? (
          <p>{i18n._("Your role needs a second factor, so it stays on.")}</p>
        ) : (
          <Form failed={failedOf("remove")} idPrefix="remove-">
            <input type="hidden" name="intent" value="remove" />
            {hasPassword ? password : null}
            <SubmitButton look="danger">{i18n._("Switch the second factor off")}</SubmitButton>
          </Form>
        )}
      </Panel>
    </Stack>
  );
}

/** Which of a page's forms an answer is about. */
function intentOf(failed: unknown): string | undefined {
  const { values } = (failed ?? {}) as { readonly values?: Record<string, readonly string[]> };
  return values?.intent?.[0];
}
