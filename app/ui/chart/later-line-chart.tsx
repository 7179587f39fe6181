import { lazy, Suspense, useEffect, useState } from "react";
import css from "./chart.module.css";
import { narrow, type Size, wide } from "./chart-size";
import type { LineChartProps } from "./line-chart";

const Drawn = lazy(async () => ({ default: (await import("./line-chart")).LineChart }));

/** Lines that are drawn once the page works: a phone need not wait for them, the frame's table has every figure. */
export function LaterLineChart(props: LineChartProps) {
  const [works, setWorks] = useState(false);
  useEffect(() => setWorks(true), []);
  return works ? (
    <Suspense fallback={<Empty />}>
      <Drawn {...props} />
    </Suspense>
  ) : (
    <Empty />
  );
}

/** As large as the drawing will be, so that nothing moves. */
function Empty() {
  const paper = ({ width, height }: Size, className: string | undefined) => (
    <svg
      className={className}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    />
  );
  return (
    <>
      {paper(wide, css.wide)}
      {paper(narrow, css.narrow)}
    </>
  );
}
