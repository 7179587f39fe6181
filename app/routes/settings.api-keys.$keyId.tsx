import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { firstTime } from "~/features/people/first-time.server";
import { keyCareForm } from "~/features/people/key-form";
import { may } from "~/features/people/may";
import { readKeys } from "~/features/people/read-keys.server";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { revokeKey } from "~/features/people/revoke-key.server";
import { overlapHours, rotateKey } from "~/features/people/rotate-key.server";
import { StaffKey } from "~/features/people/staff-key";
import { ReplaceKey, RevokeKey } from "~/features/people/staff-key-care";
import { NewSecret } from "~/features/people/staff-keys";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import { Stack } from "~/ui/layout/stack";
import type { Handle } from "~/ui/page-title";
import { uuidOf } from "~/values/public-id";

type Loaded = { readonly shown?: { readonly name: string } } | undefined;
export const handle: Handle<Loaded> = {
  title: (i18n, loaded) => loaded?.shown?.name ?? i18n._("API key"),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "key:read");
  const id = uuidOf("key", params.keyId ?? "");
  const shown = (await readKeys(actor)).find((key) => key.keyId === id);
  if (shown === undefined) throw new Response(null, { status: 404 });
  return { shown, mayChange: may(actor, "key:write", actor) && shown.state === "working" };
}

const changedMeanwhile = /*i18n*/ "The key was revoked or has expired meanwhile";

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "key:write");
  const shown = (await readKeys(actor)).find(
    (key) => key.keyId === uuidOf("key", params.keyId ?? ""),
  );
  if (shown === undefined) throw new Response(null, { status: 404 });
  const form = await readForm(request, keyCareForm);
  if (!form.ok) return data(form, 400);
  if (form.value.intent === "revoke") {
    if (form.value.name.trim() !== shown.name)
      return data(form.failure("name", /*i18n*/ "This is not the key's name"), 400);
    const revoked = await revokeKey(actor, shown.keyId);
    return revoked.ok
      ? redirect("/settings/api-keys")
      : data(form.failure("", changedMeanwhile), 409);
  }
  if (!(await firstTime(actor, form.key))) return data(form.failure("", changedMeanwhile), 409);
  const wanted = Number(form.value.overlap);
  const overlap = overlapHours.find((hours) => hours === wanted) ?? 0;
  const replaced = await rotateKey(actor, shown.keyId, overlap);
  if (!replaced.ok) return data(form.failure("", changedMeanwhile), 409);
  return data({ made: { name: shown.name, secret: replaced.secret } }, 201);
}

export default function ApiKey() {
  const { i18n } = useLingui();
  const { shown, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && "made" in answer ? answer.made : null;
  const intent = answer && "values" in answer ? answer.values.intent?.[0] : undefined;
  return (
    <Page
      title={shown.name}
      caption={i18n._("API key")}
      crumbs={[{ to: "/settings/api-keys", label: i18n._("API keys") }]}
    >
      <Stack gap="wide">
        {made ? <NewSecret {...made} /> : null}
        <StaffKey shown={shown} />
        {mayChange ? (
          <>
            <ReplaceKey shown={shown} failed={intent === "replace" ? answer : undefined} />
            <RevokeKey shown={shown} failed={intent === "revoke" ? answer : undefined} />
          </>
        ) : null}
      </Stack>
    </Page>
  );
}
