export type Line = Readonly<Record<string, unknown>>;
export type Dataset =
  | "entities"
  | "stores"
  | "products"
  | "metrics"
  | "violations"
  | "sessions"
  | "creators"
  | "orders"
  | "returns"
  | "supply"
  | "impressions";
/** One body of `POST /import/{dataset}`. */
export type Sending = { readonly dataset: Dataset; readonly records: readonly Line[] };
