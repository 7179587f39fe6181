import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { StartRefused } from "~/features/applications/merchant-start-refused";
import { startApplication } from "~/features/applications/start.server";
import { requireMerchant } from "~/features/people/require.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";

const startForm = z.object({
  program: z.string(),
  store: z.string(),
  product: z.string().optional(),
});

export const loader = () => redirect("/programs");

/** Begins an application, or goes on with the one that is open. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireMerchant(request);
  const form = await readForm(request, startForm);
  if (!form.ok) throw new Response(null, { status: 400 });
  const { program: slug, store: storeUid, product: productUid } = form.value;
  const wish = productUid === undefined ? { slug, storeUid } : { slug, storeUid, productUid };
  const outcome = await startApplication(actor, wish);
  if (outcome.ok) return redirect(`/apply/${outcome.applicationId}`);
  const status = outcome.because === "not-found" ? 404 : 409;
  const opensOn = outcome.details?.opensOn;
  return data(
    { slug, because: outcome.because, opensOn: typeof opensOn === "string" ? opensOn : null },
    status,
  );
}

export default function Refused() {
  const { i18n } = useLingui();
  const refused = useActionData<typeof action>();
  return (
    <Page title={i18n._("This application cannot begin")}>
      {refused ? <StartRefused {...refused} /> : null}
    </Page>
  );
}
