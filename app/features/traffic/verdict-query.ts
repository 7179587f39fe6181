/** The address of the list of verdicts, parsed; apart from its view, so that no browser loads the parser. */
import { z } from "zod";
import { verdictReasons } from "./verdict";
import { grantKinds, verdictSorts } from "./verdict-list";

const place = z.string().max(400).optional().catch(undefined);
const text = z.string().trim().min(1).max(200).optional().catch(undefined);
const fields = {
  reason: z.enum(verdictReasons).optional().catch(undefined),
  kind: z.enum(grantKinds).optional().catch(undefined),
  category: text,
  region: text,
  q: text,
  sort: z.enum(verdictSorts).catch("-need"),
  after: place,
  before: place,
};
export type VerdictQuery = z.output<z.ZodObject<typeof fields>>;

/** What cannot be read counts as absent. */
export const verdictQuery = (search: URLSearchParams): VerdictQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );
