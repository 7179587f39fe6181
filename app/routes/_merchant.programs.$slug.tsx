import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { MerchantProgram } from "~/features/applications/merchant-program-page";
import { unwatchProgram, watchProgram } from "~/features/applications/watch.server";
import { PublicProgramPage } from "~/features/dashboards/merchant-public-program";
import { chosenStore } from "~/features/dashboards/my-stores.server";
import { readProgram } from "~/features/dashboards/read-program.server";
import { requireMerchant } from "~/features/people/require.server";
import { shareCard } from "~/features/programs/share-card";
import type { Handle } from "~/ui/page-title";
import type { Locale } from "~/values/words";

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  readProgram(request, params.slug ?? "");

export const handle: Handle<Awaited<ReturnType<typeof readProgram>>> = {
  title: (i18n, { name }) => name[i18n.locale === "zh" ? "zh" : "en"],
};

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? shareCard(data, localeOf(matches)) : [];

/** The language of the page, as the root settled it. */
const localeOf = (matches: readonly { readonly data?: unknown }[]): Locale => {
  const root = matches[0]?.data as { readonly reader?: { readonly locale?: Locale } } | undefined;
  return root?.reader?.locale ?? "en";
};

/** Begins or ends a watch: "tell me when I qualify". */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireMerchant(request);
  const chosen = await chosenStore(actor, request);
  if (chosen === null) throw new Response(null, { status: 404 });
  const watch = (await request.formData()).get("watch") === "on" ? watchProgram : unwatchProgram;
  const slug = params.slug ?? "";
  const outcome = await watch(actor, { slug, storeUid: chosen.store.uid });
  if (!outcome.ok) throw new Response(null, { status: 404 });
  return redirect(`/programs/${slug}${chosen.query}#watch`);
}

export default function Program() {
  const data = useLoaderData<typeof loader>();
  return data.view === "merchant" ? <MerchantProgram {...data} /> : <PublicProgramPage {...data} />;
}
