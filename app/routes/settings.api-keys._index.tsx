import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createKey } from "~/features/people/create-key.server";
import { firstTime } from "~/features/people/first-time.server";
import { keyLifetimes, newKeyForm } from "~/features/people/key-form";
import { may } from "~/features/people/may";
import { readKeys } from "~/features/people/read-keys.server";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { Keys, NewKey, NewSecret } from "~/features/people/staff-keys";
import { now } from "~/platform/clock.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("API keys") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "key:read");
  return { keys: await readKeys(actor), mayMake: may(actor, "key:write", actor) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "key:write");
  const form = await readForm(request, newKeyForm);
  if (!form.ok) return data(form, 400);
  const { name, scopes, lifetime } = form.value;
  if (!(await firstTime(actor, form.key)))
    return data(
      form.failure("", /*i18n*/ "This key was made already; its secret is not shown again"),
      409,
    );
  const lifetimeMs = keyLifetimes[lifetime];
  const expiresAt = lifetimeMs === null ? null : new Date(now().getTime() + lifetimeMs);
  const { secret } = await createKey(actor, { name, scopes, expiresAt });
  return data({ made: { name, secret } }, 201);
}

export default function ApiKeys() {
  const { i18n } = useLingui();
  const { keys, mayMake } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "made" in answer ? answer.made : null;
  return (
    <Page
      title={i18n._("API keys")}
      lead={i18n._("Each key works in this marketplace only and does only what it is allowed to.")}
    >
      {made ? <NewSecret {...made} /> : null}
      <Panel title={i18n._("Keys")} flush>
        <Keys keys={keys} />
      </Panel>
      {mayMake ? <NewKey key={keys.length} failed={answer} /> : null}
    </Page>
  );
}
