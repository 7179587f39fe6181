import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import css from "./chart.module.css";

/** A small line with its first and last figure in words beside it. `label` is heard in its place. */
export function Sparkline(props: {
  readonly values: readonly number[];
  readonly label: string;
  readonly first?: string;
  readonly last?: string;
}) {
  const { values } = props;
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [2, 94]);
  const y = scaleLinear([Math.min(...values, 0), Math.max(...values, 1)], [22, 3]);
  const path = line<number>(
    (_, index) => x(index),
    (value) => y(value),
  )([...values]);
  const end = values.at(-1);
  return (
    <span className={css.spark} role="img" aria-label={props.label}>
      {props.first ? <span aria-hidden="true">{props.first}</span> : null}
      <svg width="96" height="25" viewBox="0 0 96 25" aria-hidden="true" focusable="false">
        <path className={css.sparkLine} d={path ?? undefined} />
        {end === undefined ? null : (
          <circle className={css.sparkEnd} cx={x(values.length - 1)} cy={y(end)} r="2.5" />
        )}
      </svg>
      {props.last ? <strong aria-hidden="true">{props.last}</strong> : null}
    </span>
  );
}
