/** Facts that only the platform knows: one value of one metric of one store or product at one time. */
import { z } from "zod";
import { defineDataset, type RecordTrouble, trouble } from "~/features/merchants/dataset";
import { instantOf, type Micros, microsOf } from "~/features/merchants/instant";
import { type Field, optional, text, uid, whole } from "~/features/merchants/record-fields";
import { isDay, startOf } from "~/values/day";
import { dictionary, isMetricKey } from "./dictionary";
import type { Metric } from "./metric";

const most = 2_147_483_647;
const scoreMost = 500;

const value: Field<z.ZodType<number | boolean | null>> = {
  schema: z.union([z.boolean(), z.int().min(0).max(most), z.null()]),
  type: "int8",
  cell: "scalar",
  example: "470",
};
const asOf: Field<z.ZodType<string>> = {
  schema: z.string().refine((given) => isDay(given) || instantOf(given) !== null, {
    error: "must be a day, or an RFC 3339 time with an offset",
    params: { code: "bad_instant" },
  }),
  type: "timestamptz",
  cell: "text",
  example: "2026-01-31",
};

/** Known by the platform only, or by both; of a store or a product. */
export const isSupplied = (metric: Metric): boolean =>
  metric.source !== "computed" && (metric.subject === "store" || metric.subject === "product");

const suppliedKeys = Object.entries(dictionary)
  .filter(([, metric]) => isSupplied(metric))
  .map(([key]) => key);

function valueTrouble(metric: Metric, given: number | boolean | null): RecordTrouble | null {
  if (given === null) return null;
  if ((metric.type === "bool") !== (typeof given === "boolean"))
    return trouble(
      "value",
      "wrong_type",
      metric.type === "bool" ? "must be true or false" : "must be an integer in the metric's step",
    );
  return metric.type === "score100" && Number(given) > scoreMost
    ? trouble("value", "too_big", "is a score × 100, at most 500")
    : null;
}

type Supplied = {
  readonly storeUid: string | null;
  readonly productUid: string | null;
  readonly metric: string;
  readonly value: number | boolean | null;
};

function suppliedTrouble(given: Supplied): RecordTrouble | null {
  const metric = isMetricKey(given.metric) ? dictionary[given.metric] : null;
  if (metric === null || !isSupplied(metric))
    return trouble("metric", "not_supplied", `must be one of ${suppliedKeys.join(", ")}`);
  if ((given.storeUid === null) === (given.productUid === null))
    return trouble("", "one_subject", "needs either storeUid or productUid");
  const subject = given.storeUid === null ? "product" : "store";
  if (metric.subject !== subject)
    return trouble("metric", "wrong_subject", `is a metric of a ${metric.subject}`);
  return valueTrouble(metric, given.value);
}

const dayStarts = new Map<string, Micros>();
/** A plain day is its first instant in the marketplace's zone. */
function instantIn(zone: string, given: string): Micros {
  const instant = instantOf(given);
  if (instant !== null) return instant;
  const known = dayStarts.get(`${zone} ${given}`);
  if (known !== undefined) return known;
  if (dayStarts.size > 10_000) dayStarts.clear();
  const start = microsOf(startOf(given, zone));
  dayStarts.set(`${zone} ${given}`, start);
  return start;
}

const fields = {
  storeUid: optional(uid("store-1")),
  productUid: optional(uid("")),
  metric: text(120, "store.experienceScore"),
  asOf,
  value,
  sample: optional(whole(0, most, "120")),
};

export const metrics = defineDataset({
  name: "metrics",
  table: "supplied_metric",
  fields,
  columns: [
    {
      name: "subject",
      type: "text",
      of: ({ storeUid }) => (storeUid === null ? "product" : "store"),
    },
    {
      name: "subject_uid",
      type: "text",
      of: ({ storeUid, productUid }) => storeUid ?? productUid,
    },
    { name: "metric", type: "text", of: ({ metric }) => metric },
    { name: "as_of", type: "timestamptz", of: (given, { zone }) => instantIn(zone, given.asOf) },
    {
      name: "value",
      type: "int8",
      of: ({ value: given }) => (typeof given === "boolean" ? Number(given) : given),
    },
    { name: "sample", type: "int4", of: ({ sample }) => sample },
  ],
  key: ["subject", "subject_uid", "metric", "as_of"],
  newer: null,
  derived: { as_of_day: "slipway.local_day(s.as_of, g.zone)" },
  check: (given) => [suppliedTrouble(given)],
});
