import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { hasPassword } from "~/features/people/account.server";
import { qrCodeOf } from "~/features/people/qr-code.server";
import { requireSession } from "~/features/people/require.server";
import { pathOf, returnToOf, withReturnTo } from "~/features/people/return-to";
import {
  beginSecondFactor,
  confirmSecondFactor,
  waitingSecret,
} from "~/features/people/second-factor.server";
import { SetupBegin, SetupConfirm } from "~/features/people/second-factor-setup";
import { carry } from "~/features/people/shown-once.server";
import { codeForm, givenPassword } from "~/features/people/sign-in-form";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Set up a second factor") };

const setupForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("begin"), password: givenPassword.default("") }),
  codeForm.extend({ intent: z.literal("confirm") }),
]);

export async function loader({ request }: LoaderFunctionArgs) {
  const identity = await requireSession(request);
  const { person, personId, secondFactorShown } = identity.session;
  if (person.hasSecondFactor)
    throw redirect(
      secondFactorShown
        ? "/account/second-factor"
        : withReturnTo("/second-factor", returnToOf(request)),
    );
  const waiting = await waitingSecret(identity);
  return {
    hasPassword: await hasPassword(personId),
    waiting: waiting && { secret: waiting.secret, qr: qrCodeOf(waiting.uri) },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const identity = await requireSession(request);
  const visit = { request, address: context.clientAddress };
  const form = await readForm(request, setupForm);
  if (!form.ok) return data(form, 400);
  if (form.value.intent === "begin") {
    const begun = await beginSecondFactor(identity, visit, form.value.password);
    if (begun.ok || begun.because === "already-set-up") return redirect(pathOf(request));
    return begun.because === "wrong-password"
      ? data(form.failure("password", /*i18n*/ "This is not your password"), 400)
      : data(form.failure("password", /*i18n*/ "Too many attempts. Try again later."), 429);
  }
  const done = await confirmSecondFactor(identity, visit, form.value.code);
  if (!done.ok && done.because === "start-again") return redirect(pathOf(request));
  if (!done.ok)
    return done.because === "wrong-code"
      ? data(form.failure("code", /*i18n*/ "This code is not right, or was used before"), 400)
      : data(form.failure("code", /*i18n*/ "Too many attempts. Try again later."), 429);
  done.cookies.append("Set-Cookie", await carry(done.backupCodes));
  return redirect(withReturnTo("/second-factor/codes", returnToOf(request)), {
    headers: done.cookies,
  });
}

export default function SecondFactorSetup() {
  const { i18n } = useLingui();
  const { waiting, hasPassword } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title={i18n._("Set up a second factor")}
      lead={i18n._(
        "Besides your password, you show a code from an app on your phone. Some roles need it before they open.",
      )}
    >
      {waiting ? (
        <SetupConfirm failed={failed} {...waiting} />
      ) : (
        <SetupBegin failed={failed} hasPassword={hasPassword} />
      )}
    </Page>
  );
}
