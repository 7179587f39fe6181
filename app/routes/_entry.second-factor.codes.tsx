import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import css from "~/features/people/people.module.css";
import { requireSession } from "~/features/people/require.server";
import { returnToOf } from "~/features/people/return-to";
import { carried, forget } from "~/features/people/shown-once.server";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Your backup codes") };

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request);
  const codes = await carried(request);
  if (codes === null) throw redirect(returnToOf(request));
  return { codes };
}

export async function action({ request }: ActionFunctionArgs) {
  await requireSession(request);
  return redirect(returnToOf(request), { headers: { "Set-Cookie": await forget() } });
}

export default function BackupCodes() {
  const { i18n } = useLingui();
  const { codes } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Your backup codes")}
      lead={i18n._(
        "Save them somewhere safe: each opens your account once when your phone is not at hand. They are not shown again.",
      )}
    >
      <Panel>
        <ol className={css.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </Panel>
      <Form>
        <SubmitButton wide>{i18n._("I have saved them")}</SubmitButton>
      </Form>
    </Page>
  );
}
