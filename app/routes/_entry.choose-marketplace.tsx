import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chooseMarketplace } from "~/features/people/choose-marketplace.server";
import { requireOwnAccount } from "~/features/people/require.server";
import { returnToOf } from "~/features/people/return-to";
import { roleName } from "~/features/people/roles";
import { readForm } from "~/platform/forms.server";
import { Radios } from "~/ui/form/choices";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { EmptyState } from "~/ui/layout/empty-state";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { useFormats, useInWords } from "~/ui/reader";
import { publicId, uuidOf } from "~/values/public-id";

const choice = z.object({ marketplace: z.string({ error: /*i18n*/ "Choose one of the options" }) });

export const handle: Handle = { title: (i18n) => i18n._("Choose a marketplace") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { parts, part } = await requireOwnAccount(request);
  return {
    chosen: part ? publicId("marketplace", part.marketplaceId) : null,
    parts: parts.map(({ marketplaceId, name, staffRoles, merchantRoles }) => ({
      id: publicId("marketplace", marketplaceId),
      name,
      roles: [...staffRoles, ...merchantRoles],
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const identity = await requireOwnAccount(request);
  const returnTo = returnToOf(request);
  const form = await readForm(request, choice);
  if (!form.ok) return data(form, 400);
  const id = uuidOf("marketplace", form.value.marketplace);
  if (id === null || !(await chooseMarketplace(identity, id)))
    return data(form.failure("marketplace", /*i18n*/ "Choose one of the options"), 400);
  return redirect(returnTo);
}

export default function ChooseMarketplace() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { list } = useFormats();
  const { parts, chosen } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  if (parts.length === 0)
    return (
      <EmptyState kind="not-allowed" title={i18n._("You take part in no marketplace")}>
        {i18n._("An administrator of a marketplace, or the owner of a shop, can invite you.")}
      </EmptyState>
    );
  return (
    <Page title={i18n._("Choose a marketplace")}>
      <Form failed={failed}>
        <Radios
          name="marketplace"
          label={i18n._("Where do you want to work?")}
          defaultValue={chosen}
          options={parts.map(({ id, name, roles }) => ({
            value: id,
            label: name,
            hint: list(roles.map((role) => inWords(roleName[role]))),
          }))}
        />
        <SubmitButton wide>{i18n._("Continue")}</SubmitButton>
      </Form>
    </Page>
  );
}
