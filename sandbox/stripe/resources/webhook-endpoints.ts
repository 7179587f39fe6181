import type { Stripe } from "stripe";
import { newId } from "../store/ids";
import { forget, keep, need } from "../store/objects";
import { apiVersion, type Work } from "../store/work";
import { listed } from "../wire/list";
import { invalid } from "../wire/trouble";
import { metadataOver, textOr } from "../wire/words";

type Endpoint = Stripe.WebhookEndpoint;
type Fixed = { id: string; url: string; secret: string };

const blank = (id: string, url: string, created: number): Endpoint => ({
  id,
  object: "webhook_endpoint",
  api_version: apiVersion,
  application: null,
  created,
  description: null,
  enabled_events: ["*"],
  livemode: false,
  metadata: {},
  status: "enabled",
  url,
});

/** The endpoint that the sandbox was started with hears everything, as `stripe listen` does. */
export async function fixEndpoint(work: Work, { id, url, secret }: Fixed): Promise<void> {
  await keep(work, blank(id, url, work.now), { secret, listens: "both" });
}

export async function createEndpoint(
  work: Work,
  params: Stripe.WebhookEndpointCreateParams,
): Promise<Endpoint> {
  if (!/^https?:\/\//.test(params.url))
    throw invalid("Invalid URL: An explicit scheme (such as https) must be provided.", {
      code: "url_invalid",
      param: "url",
    });
  const id = await newId(work, "we");
  const secret = (await newId(work, "whsec")) + id.slice(3, 11);
  const endpoint: Endpoint = {
    ...blank(id, params.url, work.now),
    api_version: params.api_version ?? null,
    description: textOr(params.description, null),
    enabled_events: params.enabled_events,
    metadata: metadataOver(params.metadata, {}),
  };
  await keep(work, endpoint, {
    secret,
    listens: params.connect === true ? "connected" : "platform",
  });
  return { ...endpoint, secret };
}

export const retrieveEndpoint = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "webhook_endpoint", id);

export async function updateEndpoint(
  work: Work,
  params: Stripe.WebhookEndpointUpdateParams,
  [id = ""]: string[],
): Promise<Endpoint> {
  const was = await need(work, "webhook_endpoint", id);
  return keep(work, {
    ...was,
    description: textOr(params.description, was.description),
    enabled_events: params.enabled_events ?? was.enabled_events,
    metadata: metadataOver(params.metadata, was.metadata),
    status: params.disabled === undefined ? was.status : params.disabled ? "disabled" : "enabled",
    url: params.url ?? was.url,
  });
}

export async function deleteEndpoint(
  work: Work,
  _params: unknown,
  [id = ""]: string[],
): Promise<Stripe.DeletedWebhookEndpoint> {
  await need(work, "webhook_endpoint", id);
  await forget(work, id);
  return { id, object: "webhook_endpoint", deleted: true };
}

export const listEndpoints = (work: Work, params: Stripe.WebhookEndpointListParams) =>
  listed(work, "webhook_endpoint", params, "/v1/webhook_endpoints", {});
