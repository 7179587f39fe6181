import { line } from "d3-shape";
import css from "./chart.module.css";
import { narrow, type Size, wide } from "./chart-size";
import { type LineWishes, lineLayout } from "./line-layout";
import type { Goal, Mark, Point, Series } from "./series";

export type LineChartProps = LineWishes & {
  /** At most three; more become small multiples. The order gives colour and dash. */
  readonly series: readonly Series[];
  /** Drawn as the waterline and named. */
  readonly goal?: Goal | undefined;
  readonly marks?: readonly Mark[];
};

/** Lines with direct labels. Two drawings, for desks and for phones: a shrunk one could not be read. */
export function LineChart(props: LineChartProps) {
  return (
    <>
      <Drawing {...props} size={wide} className={css.wide} />
      <Drawing {...props} size={narrow} className={css.narrow} />
    </>
  );
}

function Drawing(
  props: LineChartProps & { readonly size: Size; readonly className: string | undefined },
) {
  const { series, goal, size, marks = [] } = props;
  const at = lineLayout(props, size);
  if (at === null) return null;
  const { text } = size;
  return (
    <svg
      className={props.className}
      viewBox={`0 0 ${size.width} ${size.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {at.ticks.map((tick) => (
        <g key={tick.y}>
          <path className={css.hair} d={`M${at.left} ${tick.y}H${at.right}`} />
          <text
            className={css.tick}
            x={at.left - 6}
            y={tick.y}
            dy="0.35em"
            textAnchor="end"
            fontSize={text}
          >
            {tick.text}
          </text>
        </g>
      ))}
      {at.labels.map((label, index) => (
        <text
          key={label.key}
          className={css.tick}
          x={label.x}
          y={size.height - 8}
          textAnchor={index === at.labels.length - 1 ? "end" : "middle"}
          fontSize={text}
        >
          {label.text}
        </text>
      ))}
      {marks.map((mark) => {
        const x = at.xOf(mark.at);
        return x === undefined ? null : (
          <path key={mark.key} className={css.mark} d={`M${x} ${at.top}V${at.foot}`} />
        );
      })}
      {goal ? (
        <>
          <path className={css.goal} d={`M${at.left} ${at.heightOf(goal.value)}H${at.right}`} />
          <text
            className={css.goalText}
            x={at.left + 6}
            y={at.heightOf(goal.value) - 6}
            fontSize={text}
          >
            {goal.label}
          </text>
        </>
      ) : null}
      {series.map((each, index) => (
        <SeriesLine key={each.key} points={each.points} order={index + 1} place={at.place} />
      ))}
      {at.counting.map((label) => (
        <text
          key={label.key}
          className={css.tick}
          x={label.x}
          y={label.y}
          dy="0.35em"
          textAnchor="end"
          fontSize={text}
        >
          {label.text}
        </text>
      ))}
      {at.ends.map((end, index) => (
        <text
          key={end.key}
          className={css[`text-${index + 1}`]}
          x={end.x}
          y={end.y}
          dy="0.35em"
          fontSize={text}
        >
          {end.text}
        </text>
      ))}
    </svg>
  );
}

/** Complete points as a line; the ones still counting go on as hollow circles on a thin line. */
function SeriesLine(props: {
  readonly points: readonly Point[];
  readonly order: number;
  readonly place: (point: Point) => { x: number; y: number };
}) {
  const { points, order, place } = props;
  const draw = line<Point>(
    (point) => place(point).x,
    (point) => place(point).y,
  ).defined((point) => point.value !== null);
  const open = points.findIndex((point) => point.incomplete);
  const done = open < 0 ? points : points.slice(0, open);
  const counting = open < 0 ? [] : points.slice(Math.max(0, open - 1));
  return (
    <g>
      <path className={css[`line-${order}`]} d={draw([...done]) ?? undefined} />
      <path className={css.counting} d={draw([...counting]) ?? undefined} />
      {counting.map((point) =>
        point.incomplete && point.value !== null ? (
          <circle
            key={point.key}
            className={css[`hollow-${order}`]}
            cx={place(point).x}
            cy={place(point).y}
            r="4"
          />
        ) : null,
      )}
    </g>
  );
}
