/** Tells administrators of an endpoint that does not answer. */
import { z } from "zod";
import { letterOccasions } from "~/features/notices/endpoint-letter";
import { writeAboutEndpoint } from "~/features/notices/write-about-endpoint.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "write-about-webhook",
  title: { en: "Write about a failing webhook", zh: "通知 Webhook 故障" },
  payload: z.strictObject({
    marketplaceId: z.uuid(),
    endpointId: z.uuid(),
    about: z.enum(letterOccasions),
  }),
  retries: { limit: 5, delaySeconds: 60 },
  run: ({ marketplaceId, endpointId, about }) =>
    writeAboutEndpoint(marketplaceId, endpointId, about),
});
