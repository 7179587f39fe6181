/** Which payment methods an intent or a session offers: dynamic, then filtered. */
import { invalid } from "../wire/trouble";

const walletCurrencies: Readonly<Record<string, readonly string[]>> = {
  alipay: "aud cad cny eur gbp hkd jpy myr nzd sgd usd".split(" "),
  wechat_pay: "aud cad chf cny dkk eur gbp hkd jpy nok sek sgd usd".split(" "),
};

type Choice = {
  readonly allowed_payment_method_types?: readonly string[];
  readonly automatic_payment_methods?: unknown;
  readonly excluded_payment_method_types?: readonly string[];
  readonly payment_method_configuration?: string;
  /** Known to versions before 2026-09-30. */
  readonly payment_method_types?: readonly string[];
};
type Use = { readonly currency: string; readonly saved: boolean; readonly held: boolean };

const rivals = [
  "automatic_payment_methods",
  "excluded_payment_method_types",
  "payment_method_configuration",
  "payment_method_types",
] as const;

export function methodTypes(choice: Choice, { currency, saved, held }: Use): string[] {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = choice;
  const rival = rivals.find((name) => choice[name] !== undefined);
  if (allowed !== undefined && rival !== undefined)
    throw invalid(
      `You may only specify one of these parameters: allowed_payment_method_types, ${rival}.`,
      { code: "parameters_exclusive", param: "allowed_payment_method_types" },
    );
  if (choice.payment_method_types !== undefined) return [...choice.payment_method_types];
  const wallets = Object.keys(walletCurrencies).filter(
    (name) => !saved && !held && walletCurrencies[name]?.includes(currency),
  );
  const dynamic = ["card", ...wallets, ...(currency === "eur" && !held ? ["sepa_debit"] : [])];
  const left = dynamic
    .filter((type) => allowed === undefined || allowed.includes(type))
    .filter((type) => !excluded?.includes(type));
  if (left.length === 0)
    throw invalid(
      "No valid payment method types for this Payment Intent. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard or specify payment methods manually.",
    );
  return left;
}

const redirecting = ["alipay", "wechat_pay"];
export const mayRedirect = (types: readonly string[]): boolean =>
  types.some((type) => redirecting.includes(type));
