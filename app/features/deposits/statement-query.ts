import { z } from "zod";
import { statementAccounts } from "./staff-deposit-page";

const place = z.object({
  account: z.enum(statementAccounts).catch("deposit"),
  before: z.coerce.number().int().positive().nullable().catch(null),
});
export type StatementPlace = z.output<typeof place>;

/** Which of a shop's accounts the address shows, and from where on. */
export const statementPlace = (search: URLSearchParams): StatementPlace =>
  place.parse({ account: search.get("account"), before: search.get("after") });
