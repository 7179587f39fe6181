/** The address of the audit log, parsed. What is typed into its search line is read by `search`. */
import { z } from "zod";
import { isDay } from "~/values/day";

const day = z.string().refine(isDay).optional().catch(undefined);
const cursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]{15}Z~[0-9a-f-]{36}$/)
  .optional()
  .catch(undefined);
const fields = {
  q: z.string().trim().max(500).catch(""),
  action: z.string().trim().min(1).max(100).optional().catch(undefined),
  from: day,
  to: day,
  after: cursor,
  before: cursor,
};
export type HistoryQuery = z.output<z.ZodObject<typeof fields>>;

/** The address of the list; what cannot be read counts as absent. */
export const historyQuery = (search: URLSearchParams): HistoryQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );
