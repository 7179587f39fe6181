/** The addresses of the coverage pages, parsed; apart from their views, so that no browser loads the parser. */
import { z } from "zod";
import { alertViews } from "./coverage-alert";
import { coverageSteps } from "./coverage-counts";
import {
  cohortGrains,
  coverageGroups,
  coverageSorts,
  coverageViews,
  leftOutReasons,
  lengths,
} from "./coverage-list";

const absent = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const value = absent(z.string().min(1).max(200));
const place = absent(z.string().max(400));
const segment = {
  category: value,
  region: value,
  size: value,
  surface: value,
  agri: absent(z.enum(["yes", "no"])),
  promise: absent(z.enum(["with", "without"])),
};
const report = {
  grain: z.enum(cohortGrains).catch("week"),
  last: z.coerce.number().pipe(z.literal(lengths)).catch(12),
  group: z.enum(coverageGroups).catch("category"),
  ...segment,
};
const stores = {
  view: z.enum(coverageViews).catch("opened"),
  step: absent(z.enum(coverageSteps)),
  lost: absent(z.enum(coverageSteps)),
  day: absent(z.coerce.number().int().min(0).max(60)),
  reason: absent(z.enum(leftOutReasons)),
  q: absent(z.string().trim().min(1).max(200)),
  sort: z.enum(coverageSorts).catch("-opened"),
  after: place,
  before: place,
  ...segment,
};
export type CoverageQuery = z.output<z.ZodObject<typeof report>>;
export type CoverageStoresQuery = z.output<z.ZodObject<typeof stores>>;

const read = (search: URLSearchParams, fields: object) =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined]));

/** What cannot be read counts as absent. */
export const coverageQuery = (search: URLSearchParams): CoverageQuery =>
  z.object(report).parse(read(search, report));
export const coverageStoresQuery = (search: URLSearchParams): CoverageStoresQuery =>
  z.object(stores).parse(read(search, stores));

const alerts = { view: z.enum(alertViews).catch("open"), after: place, before: place };
export type AlertQuery = z.output<z.ZodObject<typeof alerts>>;
export const alertQuery = (search: URLSearchParams): AlertQuery =>
  z.object(alerts).parse(read(search, alerts));
