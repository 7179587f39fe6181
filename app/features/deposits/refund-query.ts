/** The address of the list of refunds, parsed; apart from its view, so that no browser loads the parser. */
import { z } from "zod";
import { refundViews } from "./refund-list";

const text = z.string().trim().min(1).max(200).optional().catch(undefined);
const place = z.string().max(400).optional().catch(undefined);
const fields = {
  view: z.enum(refundViews).catch("review"),
  store: text,
  q: text,
  after: place,
  before: place,
};
export type RefundQuery = z.output<z.ZodObject<typeof fields>>;

/** What cannot be read counts as absent. */
export const refundQuery = (search: URLSearchParams): RefundQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );
