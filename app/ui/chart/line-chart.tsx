import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import css from "./chart.module.css";
import {
  extent,
  type Goal,
  lastValue,
  type Mark,
  type Point,
  type Series,
  spread,
  textWidth,
} from "./series";

type Props = {
  /** At most three; more become small multiples. The order gives colour and dash. */
  readonly series: readonly Series[];
  readonly goal?: Goal;
  readonly marks?: readonly Mark[];
  readonly format: (value: number) => string;
  readonly domain?: readonly [number, number];
};

type Size = {
  readonly width: number;
  readonly height: number;
  readonly text: number;
  readonly labels: number;
};
const wide: Size = { width: 1040, height: 320, text: 13, labels: 6 };
const narrow: Size = { width: 326, height: 260, text: 12, labels: 3 };

/** Lines with direct labels. Two drawings, for desks and for phones: a shrunk one could not be read. */
export function LineChart(props: Props) {
  return (
    <>
      <Drawing {...props} size={wide} className={css.wide} />
      <Drawing {...props} size={narrow} className={css.narrow} />
    </>
  );
}

function Drawing(props: Props & { readonly size: Size; readonly className: string | undefined }) {
  const { series, goal, format, size } = props;
  const { width, height, text } = size;
  const phone = size === narrow;
  const domain = props.domain ?? extent(series, goal);
  const keys = [...new Set(series.flatMap(({ points }) => points.map(({ key }) => key)))].sort();
  const labelOf = new Map(
    series.flatMap(({ points }) => points.map(({ key, label }) => [key, label])),
  );
  const ends = series.map((each) => ({ each, last: lastValue(each) }));
  const endText = ends.map(
    ({ each, last }) => `${each.name} ${last?.value == null ? "" : format(last.value)}`,
  );
  const y = scaleLinear([...domain], [height - 28, phone ? 20 + 18 * series.length : 20]);
  const ticks = y.ticks(phone ? 4 : 5);
  const left = Math.max(...ticks.map((tick) => textWidth(format(tick), text))) + 10;
  const right = phone ? 8 : Math.max(...endText.map((label) => textWidth(label, text))) + 14;
  const x = scalePoint(keys, [left + 8, width - right]);
  const at = (point: Point) => ({ x: x(point.key) ?? left, y: y(point.value ?? 0) });
  const step = Math.max(1, Math.ceil(keys.length / size.labels));
  const endY = spread(
    ends.map(({ last }) => (last ? at(last).y : 0)),
    text + 4,
  );
  return (
    <svg
      className={props.className}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={css.hair} d={`M${left} ${y(tick)}H${width - right}`} />
          <text
            className={css.tick}
            x={left - 6}
            y={y(tick)}
            dy="0.35em"
            textAnchor="end"
            fontSize={text}
          >
            {format(tick)}
          </text>
        </g>
      ))}
      {keys.map((key, index) =>
        (keys.length - 1 - index) % step === 0 ? (
          <text
            key={key}
            className={css.tick}
            x={x(key)}
            y={height - 8}
            textAnchor={index === 0 ? "start" : index === keys.length - 1 ? "end" : "middle"}
            fontSize={text}
          >
            {labelOf.get(key)}
          </text>
        ) : null,
      )}
      {(props.marks ?? []).map((mark) => {
        const place = x(mark.at);
        return place === undefined ? null : (
          <path key={mark.key} className={css.mark} d={`M${place} ${y.range()[1]}V${height - 28}`}>
            <title>{mark.label}</title>
          </path>
        );
      })}
      {goal ? (
        <>
          <path className={css.goal} d={`M${left} ${y(goal.value)}H${width - right}`} />
          <text className={css.goalText} x={left + 6} y={y(goal.value) - 6} fontSize={text}>
            {goal.label}
          </text>
        </>
      ) : null}
      {series.map((each, index) => (
        <SeriesLine key={each.key} points={each.points} order={index} at={at} />
      ))}
      {ends.map(({ each, last }, index) =>
        last ? (
          <text
            key={each.key}
            className={css[`text-${index + 1}`]}
            x={phone ? left : at(last).x + 8}
            y={phone ? 12 + 18 * index : endY[index]}
            dy={phone ? 0 : "0.35em"}
            fontSize={text}
          >
            {endText[index]}
          </text>
        ) : null,
      )}
    </svg>
  );
}

/** Complete points as a line; the ones still counting go on as hollow circles on a thin line. */
function SeriesLine(props: {
  readonly points: readonly Point[];
  readonly order: number;
  readonly at: (point: Point) => { x: number; y: number };
}) {
  const { points, order, at } = props;
  const draw = line<Point>(
    (point) => at(point).x,
    (point) => at(point).y,
  ).defined((point) => point.value !== null);
  const open = points.findIndex((point) => point.incomplete);
  const done = open < 0 ? points : points.slice(0, open);
  const counting = open < 0 ? [] : points.slice(Math.max(0, open - 1));
  return (
    <g>
      <path className={css[`line-${order + 1}`]} d={draw([...done]) ?? undefined} />
      <path className={css.counting} d={draw([...counting]) ?? undefined} />
      {counting.map((point) =>
        point.incomplete && point.value !== null ? (
          <circle
            key={point.key}
            className={css[`hollow-${order + 1}`]}
            cx={at(point).x}
            cy={at(point).y}
            r="4"
          />
        ) : null,
      )}
    </g>
  );
}
