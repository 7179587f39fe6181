import type { Facts } from "~/features/metrics/fact";

/** A product of the store with what is known of it. */
export type KnownProduct = { readonly uid: string; readonly title: string; readonly facts: Facts };
