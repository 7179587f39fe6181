/** What the pages of webhooks show. */
import type { StaffActor } from "~/features/people/actor";
import { publicId, uuidOf } from "~/values/public-id";
import type { DeliveriesShown } from "./delivery-query";
import { choosableTypes, messageTypes } from "./message-types";
import { readDeliveries, readDelivery } from "./read-deliveries.server";
import { type EndpointView, readEndpoints } from "./read-endpoints.server";

const shownOf = ({ endpointId, ...rest }: EndpointView) => ({
  id: publicId("endpoint", endpointId),
  ...rest,
});

export const typeChoices = () =>
  choosableTypes.map((type) => ({ type, says: messageTypes[type].says }));

export const endpointsShown = async (actor: StaffActor) =>
  (await readEndpoints(actor)).map(shownOf);

/** By its public id; null where there is none. */
export async function endpointNamed(actor: StaffActor, id: string): Promise<EndpointView | null> {
  const endpointId = uuidOf("endpoint", id);
  if (endpointId === null) return null;
  return (await readEndpoints(actor, endpointId))[0] ?? null;
}

export async function endpointPage(actor: StaffActor, id: string, query: DeliveriesShown) {
  const endpoint = await endpointNamed(actor, id);
  if (endpoint === null) return null;
  const page = await readDeliveries(actor, endpoint.endpointId, query);
  const placeOf = (messageId: string | null) =>
    messageId === null ? null : publicId("message", messageId);
  return {
    shown: shownOf(endpoint),
    deliveries: page.deliveries.map(({ messageId, ...rest }) => ({
      id: publicId("message", messageId),
      ...rest,
    })),
    before: placeOf(page.before),
    after: placeOf(page.after),
  };
}

export async function deliveryPage(actor: StaffActor, id: string, delivery: string) {
  const endpoint = await endpointNamed(actor, id);
  const messageId = uuidOf("message", delivery);
  if (endpoint === null || messageId === null) return null;
  const found = await readDelivery(actor, endpoint.endpointId, messageId);
  return found === null ? null : { shown: shownOf(endpoint), ...found };
}
