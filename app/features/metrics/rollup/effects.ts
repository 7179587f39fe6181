/**
 * What order lines and returns do to the daily rollup, as SQL. This one text is the definition: the
 * import adds its difference, a recompute adds it up from nothing, and both mean the same.
 *
 * An effect belongs to a store and a day (`day`), and is known from a day on (`known_day`):
 * - a line counts on the day it was paid, until the day it is cancelled;
 * - an order counts once per store, on the first day a line of it was paid, until all of them are
 *   cancelled; what becomes of it (cancelled, delivered, disputed) belongs to that same day and is
 *   known from the first line that shows it;
 * - a return belongs to the day its line was paid, where the line is known, and is known from the day it
 *   was asked for;
 * - what has no time of its own (a rating, a dispute, a status without its time) is known from the
 *   record's `occurred_at`;
 * - lines between related parties, and their returns, have no effect.
 */

/** The rollup's columns with the type that a sum of effects is cast to. */
export const effectColumns = {
  orders: "int4",
  orders_placed: "int4",
  seller_cancelled: "int4",
  delivered: "int4",
  disputed: "int4",
  ratings: "int4",
  negative_ratings: "int4",
  returns: "int4",
  fault_returns: "int4",
  shipped_lines: "int4",
  ship_seconds: "int8",
  paid_minor: "numeric",
  returned_minor: "numeric",
} as const;
export type EffectColumn = keyof typeof effectColumns;
export const effectNames = Object.keys(effectColumns) as EffectColumn[];

type Effects = { readonly [Column in EffectColumn]?: string };

/** A row of effects: the named columns, and 0 in all others. Counts stay int4, which adds up fastest. */
const row = (effects: Effects): string =>
  effectNames
    .map((name) => `(${effects[name] ?? "0"})::${effectColumns[name]} AS ${name}`)
    .join(", ");

/** The day from which the line `l` is delivered; of its record, where a status came without its time. */
export const deliveredDay = (
  zone: string,
) => `slipway.local_day(coalesce(l.delivered_at, l.confirmed_at,
    CASE WHEN l.status IN ('DELIVERED', 'CONFIRMED') THEN l.occurred_at END), ${zone})`;

/**
 * The day from which the line `l` is known to be late: the day it was shipped, where that was after the
 * promise, or the day after the promised one, where it was not shipped by then. A line that was cancelled
 * before its promise is never late.
 */
export const lateDay = (zone: string) => `CASE
    WHEN l.promised_ship_at IS NULL THEN NULL
    WHEN l.shipped_at > l.promised_ship_at THEN least(
      slipway.local_day(l.promised_ship_at, ${zone}) + 1, slipway.local_day(l.shipped_at, ${zone}))
    WHEN l.shipped_at IS NULL AND l.status IN ('PAID', 'CANCELLED')
      AND NOT coalesce(coalesce(l.cancelled_at, CASE WHEN l.status = 'CANCELLED' THEN l.occurred_at END)
        <= l.promised_ship_at, false)
      THEN slipway.local_day(l.promised_ship_at, ${zone}) + 1
  END`;

/** Days on which a line's fate is known. */
const lineDays = (zone: string) => `
  l.*,
  slipway.local_day(l.shipped_at, ${zone}) AS shipped_day,
  ${deliveredDay(zone)} AS delivered_day,
  CASE WHEN l.disputed OR l.rating IS NOT NULL
    THEN slipway.local_day(l.occurred_at, ${zone}) END AS said_day`;

/** Of each order in each store: its day, and the days from which its fate is known. */
const orderDays = `
  SELECT sign, store_uid, min(paid_day) AS day,
    CASE WHEN count(*) = count(cancel_day) THEN max(cancel_day) END AS gone_day,
    min(cancel_day) FILTER (WHERE cancel_fault = 'SELLER') AS seller_day,
    min(delivered_day) AS delivered_day,
    min(said_day) FILTER (WHERE disputed) AS disputed_day
  FROM line
  GROUP BY sign, store_uid, order_uid`;

const orderFates: Readonly<Record<string, Effects>> = {
  day: { orders: "n", orders_placed: "n" },
  gone_day: { orders: "-n" },
  seller_day: { seller_cancelled: "n" },
  delivered_day: { delivered: "n" },
  disputed_day: { disputed: "n" },
};

const orderEffects = Object.entries(orderFates).map(
  ([known, effects]) => `
  SELECT store_uid, day, ${known} AS known_day, ${row(effects)}
  FROM (SELECT store_uid, day, ${known === "day" ? "" : `${known}, `}sum(sign) AS n
    FROM order_days WHERE ${known} IS NOT NULL GROUP BY store_uid, day, ${known}) counted`,
);

const lineEffects = [
  `SELECT store_uid, paid_day, paid_day, ${row({ paid_minor: "sum(sign * amount_minor)" })}
  FROM line GROUP BY store_uid, paid_day`,
  `SELECT store_uid, paid_day, cancel_day, ${row({ paid_minor: "-sum(sign * amount_minor)" })}
  FROM line WHERE cancel_day IS NOT NULL GROUP BY store_uid, paid_day, cancel_day`,
  `SELECT store_uid, paid_day, said_day, ${row({
    ratings: "sum(sign)",
    negative_ratings: "coalesce(sum(sign) FILTER (WHERE rating <= 2), 0)",
  })}
  FROM line WHERE rating IS NOT NULL GROUP BY store_uid, paid_day, said_day`,
  `SELECT store_uid, paid_day, shipped_day, ${row({
    shipped_lines: "sum(sign)",
    ship_seconds: "sum(sign * greatest(0, extract(epoch FROM shipped_at - paid_at))::int8)",
  })}
  FROM line WHERE shipped_at IS NOT NULL GROUP BY store_uid, paid_day, shipped_day`,
];

/** What effects are made of, of the columns of an order line. */
export const effectLineColumns = `order_uid, line_no, store_uid, paid_day, cancel_day, amount_minor,
  status, paid_at, occurred_at, shipped_at, delivered_at, confirmed_at, cancel_fault, rating, disputed,
  related_party`;

/** Who is at fault is told; where it is not, the reason tells. */
const sellerFault = `coalesce(r.fault = 'SELLER', r.reason IN ('QUALITY', 'WRONG_ITEM', 'NOT_AS_DESCRIBED'))`;

/**
 * The returns of a relation `sign, return…`, beside the lines of a relation `sign, line…`, as effects.
 * Both relations are SQL texts.
 */
export const returnEffects = (returns: string, lines: string): string => `
  SELECT r.store_uid, coalesce(l.paid_day, r.requested_day) AS day, r.requested_day AS known_day, ${row(
    {
      returns: "sum(r.sign)",
      fault_returns: `coalesce(sum(r.sign) FILTER (WHERE ${sellerFault}), 0)`,
      returned_minor: "sum(r.sign * r.amount_minor)",
    },
  )}
  FROM (${returns}) r
  LEFT JOIN (${lines}) l
    ON l.sign = r.sign AND l.order_uid = r.order_uid AND l.line_no = r.line_no
  WHERE l.related_party IS NOT TRUE
  GROUP BY r.store_uid, coalesce(l.paid_day, r.requested_day), r.requested_day`;

/**
 * `WITH` clauses that end in `delta`: one row per store, day and known day that changes. `lines` is SQL
 * for a relation of order lines with a `sign`: 1 for those that are there now, -1 for those that no
 * longer are. `more` adds effects that have the same columns.
 */
export const deltaClauses = (lines: string, zone: string, more: readonly string[] = []): string => `
  line AS MATERIALIZED (
    SELECT ${lineDays(zone)} FROM (${lines}) l WHERE NOT l.related_party),
  order_days AS MATERIALIZED (${orderDays}),
  delta AS (${summed([...orderEffects, ...lineEffects, ...more])})`;

/** The sum of effects by key, without what adds up to nothing. */
export const summed = (effects: readonly string[]): string => `
  SELECT store_uid, day, known_day, ${effectNames
    .map((name) => `sum(${name})::${effectColumns[name]} AS ${name}`)
    .join(", ")}
  FROM (${effects.join("\n  UNION ALL\n")}) effect
  GROUP BY store_uid, day, known_day
  HAVING ${effectNames.map((name) => `sum(${name}) <> 0`).join(" OR ")}`;
