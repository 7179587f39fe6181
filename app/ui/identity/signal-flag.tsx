import type { ReactNode } from "react";
import css from "./identity.module.css";

/**
 * Eight partitions, as on ship signal flags; readable in grey and in print, and never without a word.
 * `clear` approved · `needs` something · `hold` · `not-started` · `in-review` · `declined` · `active` · `ended`
 */
export type Signal =
  | "clear"
  | "needs"
  | "hold"
  | "not-started"
  | "in-review"
  | "declined"
  | "active"
  | "ended";

const drawing: Readonly<Record<Signal, ReactNode>> = {
  clear: <path className={css.flagOk} d="M1 1h12v12H1z" />,
  needs: <path className={css.flagHull} d="M1 1h6v12H1z" />,
  hold: (
    <>
      <path className={css.flagChalk} d="M1 1h12L1 13z" />
      <path className={css.flagLead} d="M13 1v12H1z" />
    </>
  ),
  "not-started": null,
  "in-review": <path className={css.flagHull} d="M1 1h6v6H1zM7 7h6v6H7z" />,
  declined: <path className={css.flagCross} d="m1.5 1.5 11 11m0-11-11 11" />,
  active: (
    <>
      <path className={css.flagHull} d="M1 1h12v12H1z" />
      <circle className={css.flagDot} cx="7" cy="7" r="2.75" />
    </>
  ),
  ended: <path className={css.flagInk} d="M1 5h12v4H1z" />,
};

/** A status: the flag and its word. `children` adds what the word needs, e.g. a date. */
export function SignalFlag(props: {
  readonly signal: Signal;
  readonly word: string;
  readonly strong?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <span className={css.flag} data-signal={props.signal}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        {drawing[props.signal]}
        <path className={css.flagEdge} d="M.75.75h12.5v12.5H.75z" />
      </svg>
      <span className={props.strong ? css.strong : undefined}>{props.word}</span>
      {props.children}
    </span>
  );
}
