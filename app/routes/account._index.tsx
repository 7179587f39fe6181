import { useLingui } from "@lingui/react";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirectDocument,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { changeProfile } from "~/features/people/account.server";
import { profileForm } from "~/features/people/account-form";
import { readerOf, requireOwnAccount } from "~/features/people/require.server";
import { roleName } from "~/features/people/roles";
import { fallbackLocale, ownName } from "~/locales/language";
import { readForm } from "~/platform/forms.server";
import { savedPreference } from "~/platform/preferences.server";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { TextField } from "~/ui/form/text-fields";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import { SummaryList } from "~/ui/layout/summary-list";
import type { Handle } from "~/ui/page-title";
import { useFormats, useInWords, useReader } from "~/ui/reader";
import { locales } from "~/values/words";

export const handle: Handle = { title: (i18n) => i18n._("Your account") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { session, part, parts } = await requireOwnAccount(request);
  const { name, email } = session.person;
  return {
    name,
    email,
    locale: (await readerOf(request))?.locale ?? null,
    marketplace: part?.name ?? null,
    changes: parts.length > 1,
    roles: part === null ? [] : [...part.staffRoles, ...part.merchantRoles],
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const identity = await requireOwnAccount(request);
  const form = await readForm(request, profileForm);
  if (!form.ok) return data(form, 400);
  await changeProfile(identity, form.value);
  return redirectDocument("/account?done=profile", {
    headers: { "Set-Cookie": await savedPreference("language", form.value.locale) },
  });
}

export default function Profile() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { list } = useFormats();
  const reader = useReader();
  const [query] = useSearchParams();
  const { name, email, locale, marketplace, changes, roles } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const done = query.get("done");
  return (
    <Page title={i18n._("Your account")}>
      {done === "profile" ? (
        <Notice tone="ok" announce>
          {i18n._("Saved.")}
        </Notice>
      ) : null}
      {done === "address" ? (
        <Notice tone="ok" announce>
          {i18n._("Your e-mail address is confirmed.")}
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          {
            key: "email",
            label: i18n._("E-mail address"),
            value: email,
            change: { to: "/account/email", what: i18n._("e-mail address") },
          },
          ...(marketplace === null
            ? []
            : [
                {
                  key: "roles",
                  label: marketplace,
                  value: list(roles.map((role) => inWords(roleName[role]))),
                },
              ]),
        ]}
      />
      <Form failed={failed}>
        <TextField
          name="name"
          label={i18n._("Your name")}
          autoComplete="name"
          defaultValue={name}
        />
        <Radios
          name="locale"
          label={i18n._("Language")}
          hint={i18n._("Pages and mails are written in it.")}
          defaultValue={locale ?? reader.locale ?? fallbackLocale}
          options={locales.map((value) => ({ value, label: ownName[value] }))}
          inline
        />
        <SubmitButton>{i18n._("Save")}</SubmitButton>
      </Form>
      {changes ? (
        <p>
          <Link to="/choose-marketplace">{i18n._("Change marketplace")}</Link>
        </p>
      ) : null}
    </Page>
  );
}
