/** Writes to a merchant about her application, once what it says is final. */
import { z } from "zod";
import { tellMerchant } from "~/features/applications/tell-merchant.server";
import { defineJob } from "./job";

export const job = defineJob({
  name: "tell-merchant",
  title: { en: "Write to a merchant", zh: "通知商家" },
  payload: z.strictObject({
    marketplaceId: z.uuid(),
    about: z.enum(["decided", "asked", "qualifies"]),
    id: z.uuid(),
  }),
  retries: { limit: 5, delaySeconds: 60 },
  run: ({ marketplaceId, about, id }) => tellMerchant(marketplaceId, { about, id }),
});
