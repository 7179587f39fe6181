/** A currency's narrow sign, such as `¥` or `R$`; where it has none, its code and a space. */
export function signOf(currency: string): string {
  const parts = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  }).formatToParts(0);
  const sign = plainSpaces(parts.find((part) => part.type === "currency")?.value ?? currency);
  return /^[A-Z]{3}/.test(sign) ? `${sign} ` : sign;
}

/** Narrow no-break and no-break spaces differ between ICU versions; readers see plain ones. */
export const plainSpaces = (text: string): string => text.replace(/[\u202f\u00a0]/g, " ");
