import { useLingui } from "@lingui/react";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Stack } from "~/ui/layout/stack";
import css from "./people.module.css";
import type { QrCode } from "./qr-code.server";

/** Step one: the password, so that a session somebody left open is not enough. */
export function SetupBegin(props: { readonly failed: unknown; readonly hasPassword: boolean }) {
  const { i18n } = useLingui();
  return (
    <Form failed={props.failed} idPrefix="begin-">
      <input type="hidden" name="intent" value="begin" />
      {props.hasPassword ? (
        <TextField
          name="password"
          label={i18n._("Your password")}
          type="password"
          autoComplete="current-password"
        />
      ) : null}
      <SubmitButton wide>{i18n._("Set up a second factor")}</SubmitButton>
    </Form>
  );
}

/** Step two: the code the app shows proves that it has the secret. */
export function SetupConfirm(props: {
  readonly failed: unknown;
  readonly qr: QrCode;
  readonly secret: string;
}) {
  const { i18n } = useLingui();
  const { size, path } = props.qr;
  return (
    <Stack>
      <p>{i18n._("1. Scan this with an authenticator app, or type the key into it.")}</p>
      <svg
        className={css.qr}
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={i18n._("QR code of the key below")}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        {i18n._("Key")}: <code className={css.secret}>{props.secret}</code>
      </p>
      <Form failed={props.failed} idPrefix="confirm-">
        <input type="hidden" name="intent" value="confirm" />
        <TextField
          name="code"
          label={i18n._("2. Type the six figures the app shows")}
          width="short"
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <SubmitButton wide>{i18n._("Switch it on")}</SubmitButton>
      </Form>
    </Stack>
  );
}
