import { invalid } from "../wire/trouble";
import { amountText, isZeroDecimal } from "../wire/words";

/** Half a dollar or its like, and eight digits at most. */
export function checkAmount(amount: number, currency: string): void {
  const least = isZeroDecimal(currency) ? 50 : currency === "hkd" || currency === "cny" ? 400 : 50;
  if (!/^[a-z]{3}$/.test(currency))
    throw invalid(`Invalid currency: ${currency}.`, { param: "currency" });
  if (amount < 1)
    throw invalid("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  if (amount < least)
    throw invalid(`Amount must be at least ${amountText(least, currency)} ${currency}`, {
      code: "amount_too_small",
      param: "amount",
    });
  if (amount > 99_999_999)
    throw invalid(`Amount must be no more than ${amountText(99_999_999, currency)} ${currency}`, {
      code: "amount_too_large",
      param: "amount",
    });
}
