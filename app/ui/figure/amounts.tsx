import type { Amount, Decimals } from "~/locales/format";
import { classNames } from "../class-names";
import { useFormats } from "../reader";
import css from "./figure.module.css";

/** An amount with its currency sign. In a column pass `decimals={allWhole(amounts) ? "when-needed" : "always"}`. */
export function Money(props: {
  readonly amount: Amount;
  readonly decimals?: Decimals;
  /** Prints a plus as well, for movements. */
  readonly signed?: boolean;
  readonly strong?: boolean;
}) {
  const { money } = useFormats();
  const { decimals = "always", signed = false } = props;
  return (
    <span className={classNames(css.figure, props.strong && css.strong)}>
      {money(props.amount, { decimals, signed })}
    </span>
  );
}

/** Basis points as a per cent; null shows as a dash. */
export function Rate(props: { readonly basisPoints: number | null; readonly digits?: number }) {
  const { rate } = useFormats();
  return (
    <span className={css.figure}>
      {props.basisPoints === null ? "–" : rate(props.basisPoints, props.digits)}
    </span>
  );
}

export function Count({ of, digits }: { readonly of: number; readonly digits?: number }) {
  const { number } = useFormats();
  return <span className={css.figure}>{number(of, digits)}</span>;
}

/** A change with its direction in shape and colour by good or bad, never by up or down. `text` carries the figure. */
export function Delta(props: {
  readonly direction: "up" | "down" | "same";
  readonly good: boolean | null;
  readonly text: string;
}) {
  const sign = { up: "▲", down: "▼", same: "■" }[props.direction];
  const tone = props.good === null ? undefined : props.good ? css.good : css.bad;
  return (
    <span className={classNames(css.figure, tone)}>
      <span aria-hidden="true">{sign} </span>
      {props.text}
    </span>
  );
}
