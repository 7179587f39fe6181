/**
 * The program kinds there are: one line each. Together with `kindCodes` of the metric dictionary these
 * are the two lists a new kind is written into.
 */
import { type KindCode, kindCodes } from "~/features/metrics/dictionary";
import { coldStart } from "./cold-start/cold-start";
import { depositRelief } from "./deposit-relief/deposit-relief";
import { hitProduct } from "./hit-product/hit-product";
import type { ProgramKind } from "./kind";
import { managedSales } from "./managed-sales/managed-sales";
import { milestone } from "./milestone/milestone";
import { returnSubsidy } from "./return-subsidy/return-subsidy";
import { risingStar } from "./rising-star/rising-star";
import { zeroEntry } from "./zero-entry/zero-entry";

const kinds = {
  "cold-start": coldStart,
  "deposit-relief": depositRelief,
  "zero-entry": zeroEntry,
  "return-subsidy": returnSubsidy,
  "hit-product": hitProduct,
  "rising-star": risingStar,
  milestone,
  "managed-sales": managedSales,
} satisfies Readonly<Record<KindCode, { readonly code: KindCode }>>;

/** A kind whose settings are somebody else's business: they come from and go to the same kind. */
export type AnyKind = ProgramKind<unknown>;

export const isKindCode = (text: string): text is KindCode => Object.hasOwn(kinds, text);
export const kindOf = (code: KindCode): AnyKind => kinds[code] as unknown as AnyKind;
export const allKinds: readonly AnyKind[] = kindCodes.map(kindOf);
