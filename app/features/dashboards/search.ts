import type { Words } from "~/values/words";

/** Something that a search found. */
export type Found =
  | { readonly kind: "store"; readonly id: string; readonly name: string }
  | {
      readonly kind: "application" | "enrollment";
      readonly id: string;
      readonly name: string;
      readonly program: Words;
    }
  | { readonly kind: "program"; readonly id: string; readonly program: Words };

const folders = {
  store: "/ops/merchants",
  application: "/ops/reviews",
  enrollment: "/ops/enrollments",
  program: "/ops/programs",
} as const;

export const addressOf = ({ kind, id }: Found): string =>
  `${folders[kind]}/${encodeURIComponent(id)}`;
