/** Which stores staff look at: the address of the list, parsed, and its row. */
import { z } from "zod";

export const storeSorts = ["name", "-name", "opened", "-opened"] as const;
export const eligibilityOutcomes = ["eligible", "review", "not_eligible"] as const;

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

export type StoreLine = {
  readonly uid: string;
  readonly name: string;
  readonly entity: string | null;
  readonly category: string;
  readonly region: string | null;
  readonly openedAt: Date;
  readonly closed: boolean;
  readonly onSale: number;
  readonly verified: boolean;
  readonly openApplications: number;
  readonly enrolled: number;
};
