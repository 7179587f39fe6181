/**
 * How much a store must hold: the highest base of its categories, a float by last month's sales, an
 * activity amount while enrolled somewhere, and a case-based risk amount (domain.md, deposit schedule).
 */
export const businessTypes = ["INDIVIDUAL", "SOLE_TRADER", "COMPANY"] as const;
export type BusinessType = (typeof businessTypes)[number];

/** Minor units by business type; null where the category is not open to that type. */
export type BaseRow = Readonly<Record<BusinessType, number | null>>;
/** Sales from here (inclusive) to the next step (exclusive) need this float. */
export type FloatStep = { readonly fromMinor: number; readonly floatMinor: number };
export type DepositSchedule = {
  readonly base: Readonly<Record<string, BaseRow>>;
  /** For categories that are not named. */
  readonly otherBase: BaseRow;
  readonly float: readonly FloatStep[];
  readonly combine: "MAX" | "SUM";
};

const row = (INDIVIDUAL: number | null, SOLE_TRADER: number | null, COMPANY: number): BaseRow => ({
  INDIVIDUAL,
  SOLE_TRADER,
  COMPANY,
});
const inWholeUnits: Omit<DepositSchedule, "combine"> = {
  base: {
    home: row(500, 500, 1_000),
    apparel: row(500, 500, 1_000),
    shoes: row(500, 500, 1_000),
    food: row(1_000, 1_000, 2_000),
    fresh: row(1_000, 1_000, 2_000),
    beauty: row(2_000, 2_000, 5_000),
    baby: row(2_000, 2_000, 5_000),
    digital: row(2_000, 2_000, 5_000),
    appliance: row(2_000, 2_000, 5_000),
    "health-food": row(5_000, 5_000, 20_000),
    jewellery: row(10_000, 10_000, 20_000),
    virtual: row(1_000, 1_000, 1_000),
    local: row(1_000, 1_000, 3_000),
    medicine: row(null, null, 50_000),
  },
  otherBase: row(500, 500, 1_000),
  float: [
    { fromMinor: 0, floatMinor: 0 },
    { fromMinor: 50_000, floatMinor: 2_000 },
    { fromMinor: 100_000, floatMinor: 5_000 },
    { fromMinor: 500_000, floatMinor: 10_000 },
  ],
};

/** The shipped schedule, with `unit` minor units to one whole unit of the currency: 100 for CNY, 1 for JPY. */
export function standardSchedule(unit: number): DepositSchedule {
  const scaled = (base: BaseRow): BaseRow => ({
    INDIVIDUAL: base.INDIVIDUAL === null ? null : base.INDIVIDUAL * unit,
    SOLE_TRADER: base.SOLE_TRADER === null ? null : base.SOLE_TRADER * unit,
    COMPANY: base.COMPANY === null ? null : base.COMPANY * unit,
  });
  return {
    base: Object.fromEntries(
      Object.entries(inWholeUnits.base).map(([category, base]) => [category, scaled(base)]),
    ),
    otherBase: scaled(inWholeUnits.otherBase),
    float: inWholeUnits.float.map(({ fromMinor, floatMinor }) => ({
      fromMinor: fromMinor * unit,
      floatMinor: floatMinor * unit,
    })),
    combine: "MAX",
  };
}

/** The highest base of the categories; null where one of them is not open to the business type. */
export function baseOf(
  schedule: DepositSchedule,
  categories: readonly string[],
  businessType: BusinessType,
): number | null {
  const bases = categories.map(
    (category) => (schedule.base[category] ?? schedule.otherBase)[businessType],
  );
  const known = bases.filter((base) => base !== null);
  return known.length < bases.length ? null : Math.max(0, ...known);
}

/** Closed-open intervals: a sale that reaches a step's figure is on that step. */
export const floatOf = (steps: readonly FloatStep[], salesMinor: number): number =>
  steps.findLast(({ fromMinor }) => salesMinor >= fromMinor)?.floatMinor ?? 0;
