/** Points and scales of the charts; pure, so that a drawing and the table under it share one source. */

export type Point = {
  /** Sorts and labels the point: a day, a cohort's start. */
  readonly key: string;
  readonly label: string;
  /** Null where nothing was measured: the line breaks. */
  readonly value: number | null;
  /** Still counting: drawn hollow, and never part of an average. */
  readonly incomplete?: boolean;
};
export type Series = {
  readonly key: string;
  readonly name: string;
  readonly points: readonly Point[];
};
export type Goal = { readonly value: number; readonly label: string };
/** A dated mark on the chart, such as a rule's publication. */
export type Mark = {
  readonly key: string;
  readonly at: string;
  readonly label: string;
  readonly to?: string;
};

/** Width of a text in ems: Chinese signs are square, Latin ones a bit over half. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text)
    ems += /[\u2e80-\uffef]/.test(sign) ? 1 : /[A-Z%mwMW]/.test(sign) ? 0.72 : 0.56;
  return Math.ceil(ems * size);
}

export const lastValue = (series: Series): Point | undefined =>
  series.points.findLast((point) => point.value !== null && !point.incomplete) ??
  series.points.findLast((point) => point.value !== null);

/** Lowest and highest value of all series and the goal, with a little air. */
export function extent(series: readonly Series[], goal?: Goal): readonly [number, number] {
  const values = series.flatMap((each) => each.points.flatMap(({ value }) => value ?? []));
  if (goal) values.push(goal.value);
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const air = (high - low || Math.abs(high) || 1) * 0.08;
  return [low - air, high + air];
}

/** Moves labels apart so that none overlap, in the order they stand; `least` is the distance in px. */
export function spread(positions: readonly number[], least: number): number[] {
  const order = positions.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  for (let step = 1; step < order.length; step += 1) {
    const above = order[step - 1];
    const here = order[step];
    if (above && here && here.y - above.y < least) here.y = above.y + least;
  }
  const placed = [...positions];
  for (const { y, index } of order) placed[index] = y;
  return placed;
}
