export { minorDigits } from "./minor-digits";

/** An amount in integer minor units (fen, pence, yen) of one ISO 4217 currency. */
export type Money = { readonly amountMinor: bigint; readonly currency: Currency };
export type Currency = string;

export class MixedCurrencies extends Error {
  constructor(left: Currency, right: Currency) {
    super(`cannot combine ${left} with ${right}`);
  }
}

export const money = (amountMinor: bigint | number, currency: Currency): Money => ({
  amountMinor: BigInt(amountMinor),
  currency,
});

export function add(left: Money, right: Money): Money {
  if (left.currency !== right.currency) throw new MixedCurrencies(left.currency, right.currency);
  return { amountMinor: left.amountMinor + right.amountMinor, currency: left.currency };
}

/** Money on the wire: the amount is a string of digits, because JSON numbers end at 2^53. */
export type WireMoney = { amountMinor: string; currency: Currency };
export const toWire = (value: Money): WireMoney => ({
  amountMinor: value.amountMinor.toString(),
  currency: value.currency,
});
