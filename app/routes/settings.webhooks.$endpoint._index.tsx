import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { careByForm } from "~/features/notices/care-by-form.server";
import { deliveryQuery } from "~/features/notices/delivery-query";
import { actsEachTime, endpointCareForm } from "~/features/notices/endpoint-form";
import { endpointNamed, endpointPage, typeChoices } from "~/features/notices/endpoint-page.server";
import { DoneNotice, EndpointViews } from "~/features/notices/staff-endpoint-page";
import { EndpointFlag, NewWebhookSecret } from "~/features/notices/staff-endpoints";
import { firstTime } from "~/features/people/first-time.server";
import { may } from "~/features/people/may";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { config } from "~/platform/config.server";
import { readForm } from "~/platform/forms.server";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

type Loaded = { readonly shown?: { readonly name: string } } | undefined;
export const handle: Handle<Loaded> = {
  title: (i18n, loaded) => loaded?.shown?.name ?? i18n._("Webhook"),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "webhook:read");
  const query = deliveryQuery(new URL(request.url).searchParams);
  const page = await endpointPage(actor, params.endpoint ?? "", query);
  if (page === null) throw new Response(null, { status: 404 });
  const mayChange = may(actor, "webhook:write", actor);
  return { ...page, query, choices: typeChoices(), mayChange };
}

const twice = /*i18n*/ "This was done already";

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "webhook:write");
  const endpoint = await endpointNamed(actor, params.endpoint ?? "");
  if (endpoint === null) throw new Response(null, { status: 404 });
  const form = await readForm(request, endpointCareForm(config().WEBHOOK_PRIVATE_ADDRESSES));
  if (!form.ok) return data(form, 400);
  const repeats = actsEachTime(form.value.intent) && !(await firstTime(actor, form.key));
  if (repeats) return data(form.failure("", twice), 409);
  const cared = await careByForm(actor, endpoint, form.value);
  if (!cared.ok) return data(form.failure(cared.field, cared.message), 409);
  if (cared.secret !== undefined)
    return data({ made: { name: endpoint.name, secret: cared.secret } }, 201);
  if (cared.done === "removed") return redirect("/settings/webhooks");
  const { pathname, searchParams } = new URL(request.url);
  const { view } = deliveryQuery(searchParams);
  const end = { view, done: cared.done, count: String(cared.count ?? 0) };
  return redirect(`${pathname}?${new URLSearchParams(end)}`);
}

export default function Webhook() {
  const { i18n } = useLingui();
  const [search] = useSearchParams();
  const { query, ...of } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const intent = answer && "values" in answer ? answer.values.intent?.[0] : undefined;
  const failed = (one: string) => (intent === one ? answer : undefined);
  return (
    <Page
      title={of.shown.name}
      caption={i18n._("Webhook")}
      mark={<EndpointFlag state={of.shown.state} />}
      crumbs={[{ to: "/settings/webhooks", label: i18n._("Webhooks") }]}
    >
      <DoneNotice done={search.get("done")} count={Number(search.get("count") ?? 0)} />
      {answer && "made" in answer ? <NewWebhookSecret {...answer.made} /> : null}
      <EndpointViews of={of} query={query} failed={failed} />
    </Page>
  );
}
