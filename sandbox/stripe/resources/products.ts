/** Products and prices, as far as a Checkout line item needs them. */
import type { Stripe } from "stripe";
import { change, emit } from "../store/events";
import { newId } from "../store/ids";
import { keep, need } from "../store/objects";
import type { Work } from "../store/work";
import { listed } from "../wire/list";
import { missing } from "../wire/trouble";
import { metadataOver, textOr } from "../wire/words";

type ProductOf = {
  name: string;
  description?: string;
  images?: string[];
  metadata?: Stripe.MetadataParam;
};

export async function makeProduct(work: Work, given: ProductOf): Promise<Stripe.Product> {
  return keep(work, {
    id: await newId(work, "prod"),
    object: "product",
    active: true,
    created: work.now,
    default_price: null,
    description: textOr(given.description, null),
    images: given.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: metadataOver(given.metadata, {}),
    name: given.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: work.now,
    url: null,
  } satisfies Stripe.Product);
}

export async function createProduct(
  work: Work,
  params: Stripe.ProductCreateParams,
): Promise<Stripe.Product> {
  const { name, description, images, metadata } = params;
  const product = await makeProduct(work, {
    name,
    ...(description === undefined ? {} : { description }),
    ...(images === undefined ? {} : { images }),
    ...(metadata === undefined ? {} : { metadata }),
  });
  await emit(work, "product.created", product);
  return product;
}

export const retrieveProduct = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "product", id);

export async function updateProduct(
  work: Work,
  params: Stripe.ProductUpdateParams,
  [id = ""]: string[],
): Promise<Stripe.Product> {
  const was = await need(work, "product", id);
  const changed: Partial<Stripe.Product> = {
    active: params.active ?? was.active,
    description: textOr(params.description, was.description),
    metadata: metadataOver(params.metadata, was.metadata),
    name: params.name ?? was.name,
    updated: work.now,
  };
  return change(work, was, changed, "product.updated");
}

export const listProducts = (work: Work, params: Stripe.ProductListParams) =>
  listed(work, "product", params, "/v1/products", { active: params.active });

type PriceOf = {
  currency: string;
  unitAmount: number;
  product: string;
  metadata?: Stripe.Metadata;
};

export async function makePrice(work: Work, given: PriceOf): Promise<Stripe.Price> {
  return keep(work, {
    id: await newId(work, "price"),
    object: "price",
    active: true,
    billing_scheme: "per_unit",
    created: work.now,
    currency: given.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: given.metadata ?? {},
    nickname: null,
    product: given.product,
    recurring: null,
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: "one_time",
    unit_amount: given.unitAmount,
    // The client turns the text on the wire into a Decimal.
    unit_amount_decimal: String(given.unitAmount) as unknown as Stripe.Decimal,
  } satisfies Stripe.Price);
}

export async function createPrice(
  work: Work,
  params: Stripe.PriceCreateParams,
): Promise<Stripe.Price> {
  const { currency, unit_amount: unitAmount, product, product_data: inline } = params;
  if (unitAmount === undefined) throw missing("unit_amount");
  if (product === undefined && inline === undefined) throw missing("product");
  const of =
    product === undefined
      ? await makeProduct(work, { name: inline?.name ?? "" })
      : await need(work, "product", product, "product");
  const price = await makePrice(work, {
    currency: currency.toLowerCase(),
    unitAmount,
    product: of.id,
    metadata: metadataOver(params.metadata, {}),
  });
  await emit(work, "price.created", price);
  return price;
}

export const retrievePrice = (work: Work, _params: unknown, [id = ""]: string[]) =>
  need(work, "price", id);
export const listPrices = (work: Work, params: Stripe.PriceListParams) =>
  listed(work, "price", params, "/v1/prices", { product: params.product });
