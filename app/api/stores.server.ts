/** A store and its facts. */
import { readStore } from "~/features/merchants/read-store.server";
import { dictionary, isMetricKey } from "~/features/metrics/dictionary";
import { factsOf } from "~/features/metrics/facts-of.server";
import { marketOf } from "~/features/programs/market.server";
import { isDay } from "~/values/day";
import { money, toWire } from "~/values/money";
import { type Call, defineCall } from "./call.server";
import { notFound } from "./problem";
import { uid, wireMoney, words, z } from "./schemas";

const storeParams = z.strictObject({ storeUid: uid });
const instant = z.iso.datetime();

const oneStore = defineCall({
  method: "get",
  path: "/stores/{storeUid}",
  summary: "One store",
  verb: "store:read",
  params: storeParams,
  answer: z
    .strictObject({
      storeUid: uid,
      entityUid: uid,
      legalName: z.string().nullable(),
      name: z.string(),
      openedAt: instant,
      closedAt: instant.nullable(),
      storeType: z.string().nullable(),
      primaryCategory: z.string(),
      categories: z.array(z.string()),
      region: z.string().nullable(),
      agri: z.boolean(),
      firstLiveProductAt: instant.nullable(),
      version: z.number().int(),
    })
    .openapi("Store"),
  run: async ({ actor, params }) => {
    const store = await readStore(actor, params.storeUid);
    if (store === null) throw notFound("store");
    return store;
  },
});

const fact = z
  .strictObject({
    metric: z.string(),
    label: words,
    type: z.enum(["int", "money", "bps", "score100", "bool", "enum", "date"]),
    window: z.string(),
    /** In the metric's own step: minor units, basis points, score × 100. Null is unknown. */
    value: z.union([z.number().int(), z.boolean(), z.string(), z.null()]),
    /** Of a money metric that is known. */
    amount: wireMoney.nullable(),
    sample: z.number().int().nullable(),
    asOf: z.iso.date(),
    source: z.enum(["computed", "supplied"]),
  })
  .openapi("Fact");

const storeMetrics = defineCall({
  method: "get",
  path: "/stores/{storeUid}/metrics",
  summary: "All facts of a store, as of today or a past day",
  verb: "facts:read",
  params: storeParams,
  query: z.strictObject({
    asOf: z.string().refine(isDay, "a day such as 2026-01-31").optional(),
  }),
  answer: z.strictObject({ storeUid: uid, data: z.array(fact), nextCursor: z.null() }),
  run: async ({ actor, params: { storeUid }, query }) => {
    const facts = Object.entries(await factsOf(actor, { storeUid }, query.asOf));
    if (facts.length === 0) throw notFound("store");
    const { currency } = await marketOf(actor.marketplaceId);
    const data = facts.flatMap(([metric, known]) => {
      if (!isMetricKey(metric)) return [];
      const { type, window, label } = dictionary[metric];
      const isAmount = type === "money" && typeof known.value === "number";
      const amount = isAmount ? toWire(money(known.value, currency)) : null;
      return [{ metric, label, type, window, amount, ...known }];
    });
    return { storeUid, data, nextCursor: null };
  },
});

export const storeCalls: readonly Call[] = [oneStore, storeMetrics];
