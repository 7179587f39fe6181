/** What is left of a program's limits, as its card says it. */
import { type Budget, leftOf } from "~/features/budgets/budget";
import type { Usage } from "~/features/enrollments/usage";

function usedOf({ unit, period }: Budget, usage: Usage): number {
  if (unit === "places") return usage.places;
  const thisMonth = period === "month";
  if (unit === "impressions") return thisMonth ? usage.impressionsThisMonth : usage.impressions;
  return thisMonth ? usage.worthThisMonthMinor : usage.worthMinor;
}

export type RoomLeft = {
  readonly placesLeft: number | null;
  /** The scarcest budget's share that is left, in basis points. */
  readonly budgetLeft: number | null;
};

export function roomLeft(limits: readonly Budget[], usage: Usage): RoomLeft {
  const places = limits.find(({ unit }) => unit === "places") ?? null;
  const shares = limits
    .filter(({ unit, amount }) => unit !== "places" && amount > 0)
    .map((limit) =>
      Math.floor(((leftOf(limit, usedOf(limit, usage)) ?? 0) * 10_000) / limit.amount),
    );
  return {
    placesLeft: leftOf(places, usage.places),
    budgetLeft: shares.length === 0 ? null : Math.min(...shares),
  };
}
