import css from "./chart.module.css";

export type Bar = {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** Still counting or estimated: drawn hollow. */
  readonly incomplete?: boolean;
};

/** Horizontal bars from zero, each with its label and figure; no axis needed. `goal` draws the waterline across. */
export function Bars(props: {
  readonly bars: readonly Bar[];
  readonly goal?: number;
  readonly max?: number;
}) {
  const { bars, goal } = props;
  const max = props.max ?? Math.max(goal ?? 0, ...bars.map((bar) => bar.value), 1);
  const share = (value: number) => `${Math.max(0, Math.min(100, (value / max) * 100))}%`;
  return (
    <div className={css.bars}>
      {bars.map((bar) => (
        <div key={bar.key} className={css.bar}>
          <span>{bar.label}</span>
          <span className={css.barFigure}>{bar.text}</span>
          <svg
            className={css.barLine}
            width="100%"
            height="14"
            aria-hidden="true"
            focusable="false"
          >
            <rect
              className={bar.incomplete ? css.barHollow : css.barFull}
              x="0"
              y="2"
              width={share(bar.value)}
              height="10"
            />
            {goal === undefined ? null : (
              <rect className={css.barGoal} x={share(goal)} y="0" width="2" height="14" />
            )}
          </svg>
        </div>
      ))}
    </div>
  );
}
