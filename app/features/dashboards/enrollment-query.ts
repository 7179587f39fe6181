/** The address of the list of enrollments, parsed; apart from its view, so that no browser loads the parser. */
import { z } from "zod";
import { enrollmentSorts, enrollmentViews } from "./enrollment-list";

const text = z.string().trim().min(1).max(200);
const fields = {
  view: z.enum(enrollmentViews).catch("running"),
  program: text.optional().catch(undefined),
  store: text.optional().catch(undefined),
  q: text.optional().catch(undefined),
  sort: z.enum(enrollmentSorts).catch("-started"),
  after: z.string().max(400).optional().catch(undefined),
  before: z.string().max(400).optional().catch(undefined),
};
export type EnrollmentQuery = z.output<z.ZodObject<typeof fields>>;

/** What cannot be read counts as absent. */
export const enrollmentQuery = (search: URLSearchParams): EnrollmentQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );
