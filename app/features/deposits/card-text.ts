const brands: Readonly<Record<string, string>> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  unionpay: "UnionPay",
  jcb: "JCB",
  discover: "Discover",
  diners: "Diners Club",
};

/** `visa 4242` as people read a card: `Visa •••• 4242`. */
export function cardText(label: string): string {
  const [brand = "", last4 = ""] = label.split(" ");
  return `${brands[brand] ?? brand} •••• ${last4}`;
}
