/** A share in basis points: 10,000 is the whole, 9,500 is 95 %. Always an integer. */
export type BasisPoints = number;
export const whole: BasisPoints = 10_000;

/** `part / all` in basis points, rounded half up; null where there is no whole to take a share of. */
export function shareOf(part: number, all: number): BasisPoints | null {
  return all === 0 ? null : Math.floor((part * 2 * whole + all) / (2 * all));
}

/** `amount × share`, rounded down to the minor unit: a benefit never exceeds its rate. */
export function takeShare(amountMinor: bigint, share: BasisPoints): bigint {
  return (amountMinor * BigInt(share)) / BigInt(whole);
}
