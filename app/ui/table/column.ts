import type { ReactNode } from "react";

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures and amounts: `end`. */
  readonly align?: "start" | "end";
  /** The value of `?sort=` that sorts by this column; `-` before it sorts downwards. */
  readonly sort?: string;
  /** Long text may wrap; other cells keep to one line. */
  readonly wrap?: boolean;
  /** The header is for screen readers alone (buttons, icons). */
  readonly headerHidden?: boolean;
};
