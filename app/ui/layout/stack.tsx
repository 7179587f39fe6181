import type { ReactNode } from "react";
import { classNames } from "../class-names";
import css from "./layout.module.css";

type Gap = "tight" | "normal" | "wide";
type Props = { readonly gap?: Gap; readonly children: ReactNode };

/** Things under one another. */
export const Stack = ({ gap = "normal", children }: Props) => (
  <div className={classNames(css.stack, css[gap])}>{children}</div>
);

/** Things beside one another; they wrap. `spread` pushes the first and the last apart. */
export const Row = ({
  gap = "normal",
  spread = false,
  children,
}: Props & { readonly spread?: boolean }) => (
  <div className={classNames(css.row, css[gap], spread && css.spread)}>{children}</div>
);

/** Columns of equal width where there is room: at least `min` wide each. */
export const Columns = ({
  min = "normal",
  children,
}: {
  readonly min?: Gap;
  readonly children: ReactNode;
}) => <div className={classNames(css.columns, css[`min-${min}`])}>{children}</div>;

/** Two panes where there is room (list and detail); under one another below 1100 px. */
export const TwoPanes = ({
  side,
  children,
}: {
  readonly side: ReactNode;
  readonly children: ReactNode;
}) => (
  <div className={css.twoPanes}>
    <div>{children}</div>
    <div>{side}</div>
  </div>
);
