/** The address of a webhook's page, parsed. */
import { z } from "zod";
import { uuidOf } from "~/values/public-id";
import { deliveryStates } from "./delivery";

const place = z
  .string()
  .transform((text) => uuidOf("message", text) ?? undefined)
  .optional()
  .catch(undefined);
const fields = {
  view: z.enum(["deliveries", "settings"]).catch("deliveries"),
  status: z.enum(deliveryStates).optional().catch(undefined),
  before: place,
  after: place,
};
export type DeliveriesShown = z.output<z.ZodObject<typeof fields>>;

/** What cannot be read counts as absent. */
export const deliveryQuery = (search: URLSearchParams): DeliveriesShown =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );
