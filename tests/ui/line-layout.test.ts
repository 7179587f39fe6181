import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { narrow, wide } from "~/ui/chart/chart-size";
import { lineLayout } from "~/ui/chart/line-layout";
import { lastValue, type Series, spread, textWidth } from "~/ui/chart/series";

const series = (values: readonly (number | null)[], incompleteFrom = values.length): Series => ({
  key: "all",
  name: "All",
  points: values.map((value, index) => ({
    key: `2026-${String(index + 10)}`,
    label: `week ${index}`,
    value,
    incomplete: index >= incompleteFrom,
  })),
});
const format = (value: number) => `${value}%`;

describe("labels at the lines' ends", () => {
  test("never overlap and keep their order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 3 }), (heights) => {
        const placed = spread(heights, 17);
        const sorted = [...placed].sort((left, right) => left - right);
        for (const [index, y] of sorted.entries())
          if (index > 0) expect(y - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(17);
        for (const [i, y] of heights.entries())
          for (const [j, other] of heights.entries())
            if (y < other) expect(placed[i]).toBeLessThan(placed[j] ?? 0);
      }),
    );
  });

  test("say the last complete value, never one still counting", () => {
    expect(lastValue(series([90, 95, 20], 2))?.value).toBe(95);
    expect(lastValue(series([90, null]))?.value).toBe(90);
    expect(lineLayout({ series: [series([90, 95, 20], 2)], format }, wide)?.ends[0]?.text).toBe(
      "All 95%",
    );
  });

  test("stand at the height of the value they say; what still counts says its own", () => {
    const at = lineLayout({ series: [series([90, 95, 20], 2)], format }, wide);
    expect(at?.ends[0]?.y).toBe(at?.heightOf(95));
    expect(at?.counting).toMatchObject([{ text: "20%", y: at?.heightOf(20) }]);
    expect(lineLayout({ series: [series([90, 95])], format }, wide)?.counting).toEqual([]);
  });

  test("leave room for their words, Chinese ones too", () => {
    expect(textWidth("家居厨具", 13)).toBe(52);
    const right = (name: string) =>
      lineLayout({ series: [{ ...series([1, 2]), name }], format }, wide)?.right ?? 0;
    expect(right("家居厨具与其他商品")).toBeLessThan(right("家居"));
  });
});

describe("both drawings", () => {
  test.each([wide, narrow])("keep every point and every axis label inside", (size) => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -50, max: 10_000 })), { minLength: 1, maxLength: 60 }),
        (values) => {
          const at = lineLayout(
            { series: [series(values)], format, goal: { value: 95, label: "Goal" } },
            size,
          );
          expect(at).not.toBeNull();
          for (const point of series(values).points) {
            if (point.value === null || at === null) continue;
            const { x, y } = at.place(point);
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(size.width);
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y).toBeLessThanOrEqual(at.foot);
          }
          const places = at?.labels.map(({ x }) => x) ?? [];
          expect(new Set(places).size).toBe(places.length);
        },
      ),
    );
  });

  test("nothing measured is nothing drawn", () => {
    expect(lineLayout({ series: [], format }, wide)).toBeNull();
    expect(lineLayout({ series: [series([])], format }, narrow)).toBeNull();
  });
});
