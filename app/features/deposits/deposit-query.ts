/** The address of the list of deposits, parsed; apart from its view, so that no browser loads the parser. */
import { z } from "zod";
import { depositSorts, depositStates } from "./deposit-list";

const place = z.string().max(400).optional().catch(undefined);
const fields = {
  state: z.enum(depositStates).optional().catch(undefined),
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  sort: z.enum(depositSorts).catch("-missing"),
  after: place,
  before: place,
};
export type DepositQuery = z.output<z.ZodObject<typeof fields>>;

/** What cannot be read counts as absent. */
export const depositQuery = (search: URLSearchParams): DepositQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );
