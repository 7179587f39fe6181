import type { Stripe } from "stripe";
import { newId } from "../store/ids";
import { need } from "../store/objects";
import type { Work } from "../store/work";
import { invalid, missing } from "../wire/trouble";
import { makePrice, makeProduct } from "./products";

type Given = Stripe.Checkout.SessionCreateParams.LineItem;

async function priceOf(work: Work, given: Given, param: string): Promise<Stripe.Price> {
  if (given.price !== undefined) return need(work, "price", given.price, `${param}[price]`);
  const { price_data: inline } = given;
  if (inline === undefined) throw missing(`${param}[price]`);
  const { currency, product, product_data: named, unit_amount: unitAmount } = inline;
  if (unitAmount === undefined) throw missing(`${param}[price_data][unit_amount]`);
  if (product === undefined && named === undefined)
    throw missing(`${param}[price_data][product_data]`);
  const of = product ?? (await makeProduct(work, { name: named?.name ?? "" })).id;
  return makePrice(work, { currency: currency.toLowerCase(), unitAmount, product: of });
}

/** The items of a session; all in one currency. */
export async function lineItems(work: Work, given: readonly Given[]): Promise<Stripe.LineItem[]> {
  const items: Stripe.LineItem[] = [];
  for (const [at, line] of given.entries()) {
    const param = `line_items[${at}]`;
    const price = await priceOf(work, line, param);
    if (line.quantity === undefined) throw missing(`${param}[quantity]`);
    if (items[0] !== undefined && items[0].currency !== price.currency)
      throw invalid(
        "The price specified supports only one currency, and all line items must share it.",
        { param },
      );
    const product = await need(work, "product", String(price.product));
    const total = (price.unit_amount ?? 0) * line.quantity;
    items.push({
      id: await newId(work, "li"),
      object: "item",
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: total,
      amount_tax: 0,
      amount_total: total,
      currency: price.currency,
      description: product.name,
      metadata: {},
      price,
      quantity: line.quantity,
    });
  }
  return items;
}
