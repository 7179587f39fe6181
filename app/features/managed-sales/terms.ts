/** The managed-sales lever: how each paid order of a managed product is split. */
import type { BasisPoints } from "~/values/share";

export type SaleTerms = {
  readonly lever: "sale-terms";
  /** What the merchant gets for each piece, and the least price it may be advertised at. */
  readonly supplyMinor: number;
  readonly advertisedFromMinor: number;
  readonly quantityAtLeast: number;
  readonly serviceFeeShare: BasisPoints;
  /** The platform's part where price is below supply price and fee, per order. */
  readonly gapCoverMinor: number;
  readonly creatorReserveShare: BasisPoints;
  readonly reserveDays: number;
  readonly settlementDays: number;
  readonly termDays: number;
  readonly exitNoticeDays: number;
};

export type Split =
  | {
      readonly stopped: false;
      readonly merchantMinor: number;
      readonly feeMinor: number;
      readonly creatorMinor: number;
      readonly gapMinor: number;
    }
  /** The gap is larger than the platform covers: the offer stops. */
  | { readonly stopped: true; readonly gapMinor: number };

/** The parts of one paid order. Merchant + fee + creator = paid + gap; all in minor units. */
export function splitSale(terms: SaleTerms, paidMinor: number): Split {
  const { supplyMinor } = terms;
  const feeMinor = Math.floor((paidMinor * terms.serviceFeeShare) / 10_000);
  const left = paidMinor - supplyMinor - feeMinor;
  if (left >= 0)
    return {
      stopped: false,
      merchantMinor: supplyMinor,
      feeMinor,
      creatorMinor: left,
      gapMinor: 0,
    };
  if (-left > terms.gapCoverMinor) return { stopped: true, gapMinor: -left };
  return { stopped: false, merchantMinor: supplyMinor, feeMinor, creatorMinor: 0, gapMinor: -left };
}
