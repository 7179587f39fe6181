import { useId } from "react";
import css from "./identity.module.css";

/** Where the needed value's tick stands, in hundredths of the bar, so that an overshoot still shows. */
const tickAt = 87;

type Scale = { readonly filled: number; readonly tick: number };

/** A floor ends near the bar's right; a ceiling stands further left, with room for being above it. */
function scaleOf(now: number, needed: number, ceiling: boolean): Scale {
  const end = ceiling
    ? Math.max(needed * 1.72, now * 1.15)
    : Math.max(needed / (tickAt / 100), now);
  if (end <= 0) return { filled: 0, tick: tickAt };
  const share = (value: number) => Math.min(100, Math.max(0, (value / end) * 100));
  return { filled: share(now), tick: share(needed) };
}

/**
 * Progress toward a threshold: a bar with a tick, hatched while short, solid when past. `label` says the same
 * in words ("21 of 60 days"); `ceiling` is for at-most conditions, where past the tick is short.
 */
export function BerthGauge(props: {
  readonly now: number;
  readonly needed: number;
  readonly label: string;
  readonly ceiling?: boolean;
  readonly met?: boolean;
}) {
  const { now, needed, ceiling = false } = props;
  const met = props.met ?? (ceiling ? now <= needed : now >= needed);
  const { filled, tick } = scaleOf(now, needed, ceiling);
  const hatch = useId();
  return (
    <span className={css.gauge} role="img" aria-label={props.label}>
      <svg className={css.gaugeBar} height="20" width="100%" aria-hidden="true" focusable="false">
        <defs>
          <pattern
            id={hatch}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect className={css.hatchGround} width="8" height="8" />
            <rect className={css.hatchLine} width="4" height="8" />
          </pattern>
        </defs>
        <rect className={css.gaugeTrack} x="0.5" y="5.5" width="calc(100% - 1px)" height="9" />
        <rect
          className={met ? css.gaugeFull : undefined}
          fill={met ? undefined : `url(#${hatch})`}
          x="1"
          y="6"
          width={`${filled}%`}
          height="8"
        />
        <rect className={css.gaugeTick} x={`${tick}%`} y="0" width="2" height="20" />
      </svg>
    </span>
  );
}
