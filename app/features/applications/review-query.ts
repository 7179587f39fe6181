/** The address of a review queue, parsed; apart from its view, so that no browser loads the parser. */
import { z } from "zod";
import { reviewSorts, reviewViews, viewParameters } from "./review-view";

const text = z.string().trim().min(1).max(200).optional().catch(undefined);
const place = z.string().max(400).optional().catch(undefined);
const fields = {
  view: z.enum(reviewViews).catch("waiting"),
  due: z.enum(["past-due", "today", "later"]).optional().catch(undefined),
  program: text,
  store: text,
  q: text,
  mine: z.literal("on").optional().catch(undefined),
  sort: z.enum(reviewSorts).catch("due"),
  after: place,
  before: place,
} satisfies Record<(typeof viewParameters)[number], z.ZodType>;
export type ReviewQuery = z.output<z.ZodObject<typeof fields>>;

/** An address somebody typed shows the queue all the same: what cannot be read counts as absent. */
export const reviewQuery = (search: URLSearchParams): ReviewQuery =>
  z
    .object(fields)
    .parse(Object.fromEntries(viewParameters.map((name) => [name, search.get(name) || undefined])));
