/** What a Stripe event tells the inbox: which object to read again. Nothing else of it is believed. */
import { z } from "zod";

const named = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
const eventShape = z.object({
  id: z.string().regex(/^evt_\w{1,200}$/),
  type: z.string().max(200),
  created: z.number().int(),
  livemode: z.boolean(),
  account: z.string().nullish(),
  api_version: z.string().nullish(),
  data: z.object({
    object: z.object({
      id: z.string().max(200).nullish(),
      object: z.string(),
      payment_intent: named.nullish(),
      charge: named.nullish(),
    }),
  }),
});
export type TellingEvent = z.infer<typeof eventShape>;

export const parseEvent = (json: unknown): TellingEvent | null =>
  eventShape.safeParse(json).data ?? null;

const readable = new Set(["payment_intent", "checkout.session", "setup_intent", "payment_method"]);
const parts = new Set(["charge", "refund", "dispute", "radar.early_fraud_warning"]);

/** The id to read again; null for what is nobody's business here, such as payouts. */
export function subjectOf({ data: { object } }: TellingEvent): string | null {
  if (parts.has(object.object))
    return (
      object.payment_intent ?? (object.object === "charge" ? object.id : object.charge) ?? null
    );
  if (!readable.has(object.object)) return null;
  return object.payment_intent ?? object.id ?? null;
}
