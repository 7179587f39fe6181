/** The address of what changed between two plans, parsed. */
import { z } from "zod";
import { promiseChanges } from "./plan-diff";

const place = z.string().max(400).optional().catch(undefined);
const fields = {
  change: z.enum(promiseChanges).optional().catch(undefined),
  after: place,
  before: place,
};
export type DiffQuery = z.output<z.ZodObject<typeof fields>>;

export const diffQuery = (search: URLSearchParams): DiffQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );
