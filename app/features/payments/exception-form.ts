import { z } from "zod";
import { exceptionViews } from "./exception";

export const exceptionForm = z.object({
  exception: z.string().max(200),
  note: z.string({ error: /*i18n*/ "Say what lies behind it" }).trim().min(1).max(2_000),
});

const place = z.string().max(400).optional().catch(undefined);
const query = z.object({
  view: z.enum(exceptionViews).catch("open"),
  after: place,
  before: place,
});

/** The address of the list, parsed; what cannot be read counts as absent. */
export const exceptionQuery = (search: URLSearchParams) =>
  query.parse({
    view: search.get("view"),
    after: search.get("after") ?? undefined,
    before: search.get("before") ?? undefined,
  });
