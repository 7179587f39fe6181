/** A pool's name in an address: surface, category and region behind one another, `feed|food|Zhejiang`. */
import type { PoolName } from "./pools";

const escaped = (part: string) => part.replaceAll(/[\\|]/g, "\\$&");

/** A `|` or `\` inside a name has a `\` before it. */
export const poolId = ({ surface, category, region }: PoolName): string =>
  [surface, category, region].map(escaped).join("|");

/** Null where the text names no pool. */
export function poolOf(text: string): PoolName | null {
  const parts = (text.match(/(?:\\.|[^\\|])+/gs) ?? []).map((part) =>
    part.replaceAll(/\\(.)/gs, "$1"),
  );
  const [surface, category, region] = parts;
  if (surface === undefined || category === undefined || region === undefined) return null;
  const pool = { surface, category, region };
  return poolId(pool) === text ? pool : null;
}
