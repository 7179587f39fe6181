/** Stripe's form encoding: `a[b][c]=1`, `a[0][x]=1`, `a[]=1`. Everything arrives as text. */
import { invalid } from "./trouble";

export type Raw = string | Raw[] | { [name: string]: Raw };
export type RawMap = { [name: string]: Raw };

const fieldsMax = 2_000;
const depthMax = 12;
type Branch = { leaf?: string; limbs: Map<string, Branch>; next: number };
const branch = (): Branch => ({ limbs: new Map(), next: 0 });

function pathOf(name: string): string[] {
  const open = name.indexOf("[");
  if (open < 0) return [name];
  const inner = name.slice(open);
  if (!/^(\[[^[\]]*\])+$/.test(inner)) return [name];
  return [name.slice(0, open), ...inner.slice(1, -1).split("][")];
}

function harvest(from: Branch): Raw {
  if (from.limbs.size === 0) return from.leaf ?? "";
  const names = [...from.limbs.keys()];
  if (names.every((name) => /^\d+$/.test(name)))
    return names
      .sort((one, other) => Number(one) - Number(other))
      .map((name) => harvest(from.limbs.get(name) as Branch));
  return Object.fromEntries([...from.limbs].map(([name, limb]) => [name, harvest(limb)]));
}

export function readForm(encoded: string): RawMap {
  const root = branch();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(encoded)) {
    fields += 1;
    if (fields > fieldsMax) throw invalid("Too many parameters.");
    const path = pathOf(name);
    if (path.length > depthMax) throw invalid(`Parameter nested too deeply: ${path[0]}`);
    let at = root;
    for (const step of path) {
      const key = step === "" ? String(at.next) : step;
      if (/^\d+$/.test(key)) at.next = Math.max(at.next, Number(key) + 1);
      let limb = at.limbs.get(key);
      if (limb === undefined) {
        limb = branch();
        at.limbs.set(key, limb);
      }
      at = limb;
    }
    at.leaf = value;
  }
  return Object.fromEntries([...root.limbs].map(([name, limb]) => [name, harvest(limb)]));
}
