import type { Words } from "~/values/words";

/** Something that a search found. */
export type Found =
  | {
      readonly kind: "store" | "deduction" | "refund";
      readonly id: string;
      readonly name: string;
    }
  | {
      readonly kind: "application" | "enrollment";
      readonly id: string;
      readonly name: string;
      readonly program: Words;
    }
  | { readonly kind: "program"; readonly id: string; readonly program: Words };

const folders = {
  store: "/ops/merchants",
  deduction: "/ops/deposits/deductions",
  refund: "/ops/deposits/refunds",
  application: "/ops/reviews",
  enrollment: "/ops/enrollments",
  program: "/ops/programs",
} as const;

export const addressOf = ({ kind, id }: Found): string =>
  `${folders[kind]}/${encodeURIComponent(id)}`;
