/** Processor time of other processes, as Linux tells it; null elsewhere. */
import { readFileSync } from "node:fs";

const millisecondsPerTick = 10;

export function processorMs(pids: readonly number[]): number | null {
  let ticks = 0;
  for (const pid of pids)
    try {
      const [user = 0, system = 0] =
        readFileSync(`/proc/${pid}/stat`, "utf8")
          .split(") ")[1]
          ?.split(" ")
          .slice(11, 13)
          .map(Number) ?? [];
      ticks += user + system;
    } catch {
      return null;
    }
  return ticks * millisecondsPerTick;
}
