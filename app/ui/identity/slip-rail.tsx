import type { ReactNode } from "react";
import { classNames } from "../class-names";
import css from "./slip-rail.module.css";

export type RailStop = {
  readonly key: string;
  readonly title: string;
  readonly state: "done" | "now" | "next" | "missed";
  /** The state in words: "Reached 12 Nov", "Now", "Not yet". */
  readonly word: string;
  /** Amount earned, evidence, date. */
  readonly detail?: ReactNode;
};

const wide = { width: 960, left: 40, right: 920, top: 26, bottom: 96, water: 112 } as const;

/** Points evenly along the ramp; one stop alone stands at its foot. */
function pointOf(index: number, count: number): { x: number; y: number } {
  const share = count < 2 ? 1 : index / (count - 1);
  return {
    x: wide.left + (wide.right - wide.left) * share,
    y: wide.top + (wide.bottom - wide.top) * share,
  };
}

function Ramp({
  stops,
  progress,
}: {
  readonly stops: readonly RailStop[];
  readonly progress: number;
}) {
  const rise = wide.top + (wide.bottom - wide.top) * progress;
  const run = wide.left + (wide.right - wide.left) * progress;
  return (
    <svg
      className={css.ramp}
      viewBox={`0 0 ${wide.width} 124`}
      aria-hidden="true"
      focusable="false"
    >
      <path
        className={css.rail}
        d={`M8 ${wide.top - 2.5}L${wide.right + 32} ${wide.bottom + 2.5}`}
      />
      <path className={css.run} d={`M${wide.left} ${wide.top}L${run} ${rise}`} />
      <path className={css.water} d={`M${wide.right - 120} ${wide.water}H${wide.width}`} />
      {stops.map((stop, index) => {
        const { x, y } = pointOf(index, stops.length);
        return (
          <rect
            key={stop.key}
            className={css[stop.state]}
            x={x - 7}
            y={y - 7}
            width="14"
            height="14"
          />
        );
      })}
      <g transform={`translate(${run} ${rise}) rotate(4.55)`}>
        <path className={css.block} d="M-11 -22h22v13h-22z" />
      </g>
    </svg>
  );
}

/**
 * Milestones from launch to afloat along one inclined line; vertical on phones. The list is the content, the
 * drawing repeats it. `progress` (0–1) places the block; `today` names its tick.
 */
export function SlipRail(props: {
  readonly label: string;
  readonly stops: readonly RailStop[];
  readonly progress: number;
  readonly today?: string;
}) {
  const progress = Math.min(1, Math.max(0, props.progress));
  return (
    <div className={css.frame}>
      <Ramp stops={props.stops} progress={progress} />
      <ol className={css.list} aria-label={props.label}>
        {props.stops.map((stop) => (
          <li
            key={stop.key}
            className={classNames(css.stop, css[`is-${stop.state}`])}
            aria-current={stop.state === "now" ? "step" : undefined}
          >
            <strong className={css.title}>{stop.title}</strong>
            <span className={css.word}>{stop.word}</span>
            {stop.detail ? <span className={css.detail}>{stop.detail}</span> : null}
          </li>
        ))}
      </ol>
      {props.today ? <p className={css.today}>{props.today}</p> : null}
    </div>
  );
}
