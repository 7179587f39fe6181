/** The addresses of the pages of reconciliation, parsed; apart from their views, so that no browser loads the parser. */
import { z } from "zod";
import { dayViews, itemViews } from "./reconciliation-list";

const place = z.string().max(400).optional().catch(undefined);
const days = {
  view: z.enum(dayViews).catch("all"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  after: place,
  before: place,
};
const items = {
  view: z.enum(itemViews).catch("open"),
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  currency: days.currency,
  line: z.string().max(100).optional().catch(undefined),
  after: place,
  before: place,
};
export type DayQuery = z.output<z.ZodObject<typeof days>>;
export type ItemQuery = z.output<z.ZodObject<typeof items>>;

const given = (fields: object, search: URLSearchParams) =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined]));

/** What cannot be read counts as absent. */
export const dayQuery = (search: URLSearchParams): DayQuery =>
  z.object(days).parse(given(days, search));
export const itemQuery = (search: URLSearchParams): ItemQuery =>
  z.object(items).parse(given(items, search));
