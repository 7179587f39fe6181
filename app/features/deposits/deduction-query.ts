/** The address of the list of deductions, parsed; apart from its view, so that no browser loads the parser. */
import { z } from "zod";
import { deductionKinds } from "./deduction";
import { deductionViews } from "./deduction-list";

const text = z.string().trim().min(1).max(200).optional().catch(undefined);
const place = z.string().max(400).optional().catch(undefined);
const fields = {
  view: z.enum(deductionViews).catch("open"),
  kind: z.enum(deductionKinds).optional().catch(undefined),
  store: text,
  q: text,
  after: place,
  before: place,
};
export type DeductionQuery = z.output<z.ZodObject<typeof fields>>;

/** What cannot be read counts as absent. */
export const deductionQuery = (search: URLSearchParams): DeductionQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );
