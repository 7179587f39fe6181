import type { Budget, BudgetPeriod, BudgetUnit } from "~/features/budgets/budget";

/** No limit where the setting is empty; otherwise one. */
export const limit = (
  unit: BudgetUnit,
  amount: number | null,
  period: BudgetPeriod,
  perStore: number | null = null,
): readonly Budget[] => (amount === null ? [] : [{ unit, amount, period, perStore }]);
