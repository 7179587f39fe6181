/** What a program may spend: places, impressions, money or exposure, per period. */
export const budgetUnits = ["places", "impressions", "money", "exposure"] as const;
export type BudgetUnit = (typeof budgetUnits)[number];
export type BudgetPeriod = "month" | "round" | "cycle" | "ever";

export type Budget = {
  readonly unit: BudgetUnit;
  /** Minor units for money and exposure. */
  readonly amount: number;
  readonly period: BudgetPeriod;
  readonly perStore: number | null;
};

/** What is left, never below zero; null where the program has no such limit. */
export const leftOf = (budget: Budget | null, used: number): number | null =>
  budget === null ? null : Math.max(0, budget.amount - used);
