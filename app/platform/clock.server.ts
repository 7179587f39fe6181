/**
 * The only place time comes from. The demo and the tests can set it; production cannot. A clock that
 * was set keeps running from the instant it was set to.
 */
import { config } from "./config.server";

let offsetMs: number | undefined;

function offset(): number {
  if (offsetMs === undefined) {
    const { SLIPWAY_CLOCK } = config();
    offsetMs = SLIPWAY_CLOCK === undefined ? 0 : Date.parse(SLIPWAY_CLOCK) - Date.now();
  }
  return offsetMs;
}

export const now = (): Date => new Date(Date.now() + offset());

/** Sets the clock of this process. Refused in production. */
export function setClock(instant: Date): void {
  if (config().SLIPWAY_MODE === "production")
    throw new Error("the clock cannot be set in production");
  offsetMs = instant.getTime() - Date.now();
}

export const clockIsSet = (): boolean => offset() !== 0;
