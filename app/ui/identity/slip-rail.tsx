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

const width = 960;
const ramp = { top: 26, bottom: 98, water: 114 } as const;
const slope = (ramp.bottom - ramp.top) / width;

/** Each stop stands over the middle of its column of text. */
const stopAt = (index: number, count: number): number => ((index + 0.5) / count) * width;
const heightAt = (x: number): number => ramp.top + slope * x;

function Ramp(props: { readonly stops: readonly RailStop[]; readonly progress: number }) {
  const { stops, progress } = props;
  const first = stopAt(0, stops.length);
  const run = first + (stopAt(stops.length - 1, stops.length) - first) * progress;
  const tilt = (Math.atan(slope) * 180) / Math.PI;
  return (
    <svg className={css.ramp} viewBox={`0 0 ${width} 124`} aria-hidden="true" focusable="false">
      <path className={css.rail} d={`M0 ${ramp.top}L${width} ${ramp.bottom}`} />
      <path className={css.run} d={`M${first} ${heightAt(first)}L${run} ${heightAt(run)}`} />
      <path
        className={css.water}
        d={`M${stopAt(stops.length - 1, stops.length) - 90} ${ramp.water}H${width}`}
      />
      {stops.map((stop, index) => {
        const x = stopAt(index, stops.length);
        return (
          <rect
            key={stop.key}
            className={css[stop.state]}
            x={x - 7}
            y={heightAt(x) - 7}
            width="14"
            height="14"
          />
        );
      })}
      <path
        className={css.block}
        d="M-11 -24h22v13h-22z"
        transform={`translate(${run} ${heightAt(run)}) rotate(${tilt.toFixed(2)})`}
      />
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
