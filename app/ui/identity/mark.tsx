import css from "./identity.module.css";

/** The ramp, the block on it, and broken water: the slip rail's drawing in small. */
export function Mark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg className={css.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path className={css.block} d="m11.6 5.2 9 3.4-2.1 5.6-9-3.4z" />
      <path className={css.stroke} d="m3 11 26 10" />
      <path className={css.stroke} d="M2 27.5h28" strokeDasharray="6.4 4.4" />
    </svg>
  );
}

/** The 2 px ink line. Under the header, under table heads, and as the goal line of a chart. */
export const Waterline = () => <div className={css.waterline} aria-hidden="true" />;
