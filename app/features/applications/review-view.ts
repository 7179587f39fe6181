/** Which applications a reviewer looks at, and in which order: the address of a queue, parsed. */
import { z } from "zod";
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

const text = z.string().trim().min(1).max(200).optional().catch(undefined);
const place = z.string().max(400).optional().catch(undefined);
const fields = {
  view: z.enum(reviewViews).catch("waiting"),
  due: z.enum(["past-due", "today", "later"]).optional().catch(undefined),
  program: text,
  store: text,
  q: text,
  mine: z.literal("on").optional().catch(undefined),
  sort: z.enum(reviewSorts).catch("due"),
  after: place,
  before: place,
};
export type ReviewQuery = z.output<z.ZodObject<typeof fields>>;

/** An address somebody typed shows the queue all the same: what cannot be read counts as absent. */
export const reviewQuery = (search: URLSearchParams): ReviewQuery =>
  z
    .object(fields)
    .parse(
      Object.fromEntries(Object.keys(fields).map((name) => [name, search.get(name) || undefined])),
    );

/** The parameters that make up a view; the open case and messages are not part of it. */
export const viewParameters = Object.keys(fields) as readonly (keyof typeof fields)[];

/** The same view as a query, to come back to. */
export function backOf(search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of viewParameters) {
    const value = search.get(name);
    if (value) kept.set(name, value);
  }
  return kept.toString();
}
