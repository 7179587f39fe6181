/** The address of the list of stores, parsed; apart from its view, so that no browser loads the parser. */
import { z } from "zod";
import { eligibilityOutcomes, storeSorts } from "./store-list";

const text = z.string().trim().min(1).max(200);
const fields = {
  q: text.optional().catch(undefined),
  opened: z.literal("week").optional().catch(undefined),
  onSale: z.literal("on").optional().catch(undefined),
  verified: z.literal("on").optional().catch(undefined),
  category: text.optional().catch(undefined),
  program: text.optional().catch(undefined),
  outcome: z.enum(eligibilityOutcomes).optional().catch(undefined),
  sort: z.enum(storeSorts).catch("-opened"),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
};
export type StoreQuery = z.output<z.ZodObject<typeof fields>>;

/** What cannot be read counts as absent. */
export const storeQuery = (search: URLSearchParams): StoreQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );
