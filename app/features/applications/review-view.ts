/** Which applications a reviewer looks at, and in which order. */
import type { ApplicationStatus } from "./application";
import { openStatuses } from "./application";

export const reviewViews = ["waiting", "answered", "asked", "open", "decided", "all"] as const;
export type ReviewView = (typeof reviewViews)[number];

/** Drafts are the merchant's own and in none of these but `all`'s sent ones. */
export const statusesOf: Readonly<Record<ReviewView, readonly ApplicationStatus[]>> = {
  waiting: ["IN_REVIEW"],
  answered: ["IN_REVIEW"],
  asked: ["INFO_REQUESTED"],
  open: openStatuses.filter((status) => status !== "DRAFT"),
  decided: ["APPROVED", "REJECTED"],
  all: [
    "SUBMITTED",
    "SCREENING",
    "IN_REVIEW",
    "INFO_REQUESTED",
    "APPROVED",
    "REJECTED",
    "WAITLISTED",
    "WITHDRAWN",
    "EXPIRED",
  ],
};

export const reviewSorts = ["due", "-due", "sent", "-sent", "shop", "-shop"] as const;
export type ReviewSort = (typeof reviewSorts)[number];

/** The parameters that make up a view; the open case and messages are not part of it. */
export const viewParameters = [
  "view",
  "due",
  "program",
  "store",
  "q",
  "mine",
  "sort",
  "after",
  "before",
] as const;

/** The same view as a query, to come back to. */
export function backOf(search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of viewParameters) {
    const value = search.get(name);
    if (value) kept.set(name, value);
  }
  return kept.toString();
}
