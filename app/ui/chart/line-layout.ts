/** Where everything of a line chart stands; pure numbers, drawn by `line-chart.tsx`. */

import { scaleLinear, scalePoint } from "d3-scale";
import { narrow, type Size } from "./chart-size";
import { extent, type Goal, lastValue, type Point, type Series, spread, textWidth } from "./series";

export type LineWishes = {
  readonly series: readonly Series[];
  readonly goal?: Goal | undefined;
  readonly format: (value: number) => string;
  readonly domain?: readonly [number, number] | undefined;
};

type EndLabel = {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
};
type AxisLabel = { readonly key: string; readonly x: number; readonly text: string };

/** Direct labels: at the lines' ends on desks; above the drawing on phones, where there is no room beside it. */
function endLabels(
  series: readonly Series[],
  texts: readonly string[],
  place: (point: Point) => { x: number; y: number },
  size: Size,
  left: number,
): EndLabel[] {
  const drawn = series.map(({ points }) => points.findLast(({ value }) => value !== null));
  const said = series.map((each, index) => lastValue(each) ?? drawn[index]);
  const heights = spread(
    said.map((point) => (point ? place(point).y : 0)),
    size.text + 4,
  );
  return series.flatMap(({ key }, index) => {
    const point = drawn[index];
    if (!point) return [];
    const text = texts[index] ?? "";
    if (size === narrow) return [{ key, text, x: left, y: 10 + 18 * index }];
    return [{ key, text, x: place(point).x + 10, y: heights[index] ?? 0 }];
  });
}

/** What the newest points hold so far, left of their hollow circles. */
function countingLabels(
  series: readonly Series[],
  format: (value: number) => string,
  place: (point: Point) => { x: number; y: number },
  size: Size,
): EndLabel[] {
  const open = series.flatMap(({ key, points }) => {
    const point = points.at(-1);
    return point?.incomplete && point.value !== null
      ? [{ key, text: format(point.value), ...place(point) }]
      : [];
  });
  const heights = spread(
    open.map(({ y }) => y),
    size.text + 4,
  );
  return open.map((each, index) => ({ ...each, x: each.x - 10, y: heights[index] ?? each.y }));
}

export function lineLayout({ series, goal, format, domain }: LineWishes, size: Size) {
  const { width, height, text } = size;
  const points = series.flatMap((each) => each.points);
  const keys = [...new Set(points.map(({ key }) => key))].sort();
  if (keys.length === 0) return null;
  const labelOf = new Map(points.map(({ key, label }) => [key, label]));
  const texts = series.map((each) => {
    const value = lastValue(each)?.value;
    return value == null ? each.name : `${each.name} ${format(value)}`;
  });
  const phone = size === narrow;
  const foot = height - 28;
  const y = scaleLinear(
    [...(domain ?? extent(series, goal))],
    [foot, phone ? 20 + 18 * series.length : 20],
  );
  const ticks = y.ticks(phone ? 4 : 5);
  const left = Math.max(...ticks.map((tick) => textWidth(format(tick), text))) + 10;
  const right = width - (phone ? 8 : Math.max(...texts.map((each) => textWidth(each, text))) + 14);
  const x = scalePoint(keys, [left + 8, right]);
  const place = (point: Point) => ({ x: x(point.key) ?? left, y: y(point.value ?? 0) });
  // The last label ends at its point and the others stand around theirs, so neighbours need one and a half widths.
  const room = Math.max(...[...labelOf.values()].map((each) => textWidth(each, text))) * 1.5 + 12;
  const step = Math.max(1, Math.ceil((keys.length - 1) / Math.max(1, (right - left) / room)));
  const labels = keys.flatMap((key, index): AxisLabel[] =>
    (keys.length - 1 - index) % step === 0
      ? [{ key, x: x(key) ?? left, text: labelOf.get(key) ?? "" }]
      : [],
  );
  return {
    left,
    right,
    foot,
    top: y.range()[1] ?? 0,
    place,
    labels,
    ticks: ticks.map((tick) => ({ text: format(tick), y: y(tick) })),
    heightOf: (value: number) => y(value),
    xOf: (key: string) => x(key),
    ends: endLabels(series, texts, place, size, left),
    counting: countingLabels(series, format, place, size),
  };
}
