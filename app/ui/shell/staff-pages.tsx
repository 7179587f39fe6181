import { useLingui } from "@lingui/react";
import type { NavEntry } from "./nav";

const daily = [
  "overview",
  "reviews",
  "enrollments",
  "programs",
  "coverage",
  "traffic",
  "products",
  "claims",
  "deposits",
  "reconciliation",
  "budgets",
  "audit",
] as const;
const workshop = ["merchants", "imports", "jobs", "developers", "settings"] as const;
export type StaffPage = (typeof daily)[number] | (typeof workshop)[number];

/** The rail's two groups: the day's work, and the workshop behind it. Only `pages` appear. */
export function useStaffEntries(
  pages: readonly StaffPage[],
  counts: Partial<Record<StaffPage, number>>,
): readonly (readonly NavEntry[])[] {
  const { i18n } = useLingui();
  const entries: Readonly<Record<StaffPage, NavEntry>> = {
    overview: { to: "/ops", label: i18n._("Overview"), end: true },
    reviews: { to: "/ops/reviews", label: i18n._("Reviews") },
    enrollments: { to: "/ops/enrollments", label: i18n._("Enrollments") },
    programs: { to: "/ops/programs", label: i18n._("Programs") },
    coverage: { to: "/ops/coverage", label: i18n._("Coverage") },
    traffic: { to: "/ops/traffic", label: i18n._("Traffic") },
    products: { to: "/ops/products", label: i18n._("Products") },
    claims: { to: "/ops/claims", label: i18n._("Claims") },
    deposits: { to: "/ops/deposits", label: i18n._("Deposits") },
    reconciliation: { to: "/ops/reconciliation", label: i18n._("Reconciliation") },
    budgets: { to: "/ops/budgets", label: i18n._("Budgets") },
    audit: { to: "/ops/audit", label: i18n._("Audit") },
    merchants: { to: "/ops/merchants", label: i18n._("Merchants") },
    imports: { to: "/ops/imports", label: i18n._("Imports") },
    jobs: { to: "/ops/jobs", label: i18n._("Jobs") },
    developers: { to: "/developers", label: i18n._("Developers") },
    settings: { to: "/settings", label: i18n._("Settings") },
  };
  const groupOf = (group: readonly StaffPage[]) =>
    group
      .filter((page) => pages.includes(page))
      .map((page): NavEntry => {
        const count = counts[page] ?? 0;
        return { ...entries[page], count, countLabel: i18n._("{count} waiting", { count }) };
      });
  return [groupOf(daily), groupOf(workshop)].filter((group) => group.length > 0);
}
