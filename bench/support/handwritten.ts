/** The eight rules as a developer would write them by hand, over plain fields where null is missing. */
type N = number | null;
type B = boolean | null;
type S = string | null;
export type Row = {
  readonly kycVerified: B;
  readonly daysSinceOpened: N;
  readonly isFirstOfEntity: B;
  readonly relatedEntityViolation: B;
  readonly sizeClass: S;
  readonly liveSkuCount: N;
  readonly brushingRisk: N;
  readonly riskCleared: B;
  readonly hasOpenSeriousViolation: B;
  readonly experienceScore: N;
  readonly violationPoints90d: N;
  readonly disputeRate30d: N;
  readonly disputeRate30d_n: N;
  readonly deposit_shortfall: N;
  readonly primaryCategory: S;
  readonly ordersPaidLifetime: N;
  readonly gmvPaidLifetime: N;
  readonly ordersPaid30d: N;
  readonly returnRate30d: N;
  readonly returnRate30d_n: N;
  readonly sellerFaultReturnRate30d: N;
  readonly sellerFaultReturnRate30d_n: N;
  readonly product_isLowest90d: B;
  readonly product_priceIndex: N;
  readonly product_priceIndex_n: N;
  readonly product_qualityScore: N;
  readonly product_favorableRate: N;
  readonly product_favorableRate_n: N;
  readonly product_stockAvailable: N;
  readonly product_stockCoverDays: N;
  readonly product_commissionRate: N;
  readonly product_qcReportValidDays: N;
  readonly gmvNet30d: N;
  readonly onTimeShipRate30d: N;
  readonly onTimeShipRate30d_n: N;
  readonly sellerCancelRate30d: N;
  readonly sellerCancelRate30d_n: N;
  readonly lateShipRate30d: N;
  readonly lateShipRate30d_n: N;
  readonly uniqueBuyers30d: N;
  readonly businessType: S;
};

const atLeast = (value: N, floor: number) => value !== null && value >= floor;
const atMost = (value: N, limit: number) => value !== null && value <= limit;
const under = (value: N, limit: number) => value !== null && value < limit;
const within = (value: N, low: number, high: number) =>
  value !== null && value >= low && value <= high;
const isSmall = (size: S) => size === "MICRO" || size === "SMALL" || size === "MEDIUM";
/** A rate that counts only from a sample on, and harms nobody below it. */
const tolerable = (rate: N, sample: N, least: number, limit: number) =>
  rate === null || sample === null || sample < least || rate <= limit;
const proven = (rate: N, sample: N, least: number, floor: number) =>
  rate !== null && sample !== null && sample >= least && rate >= floor;

export const handwritten: readonly ((row: Row) => boolean)[] = [
  (r) =>
    r.kycVerified === true &&
    atMost(r.daysSinceOpened, 30) &&
    r.isFirstOfEntity === true &&
    r.relatedEntityViolation === false &&
    isSmall(r.sizeClass) &&
    atLeast(r.liveSkuCount, 1) &&
    (under(r.brushingRisk, 70) || r.riskCleared === true) &&
    r.hasOpenSeriousViolation === false,
  (r) =>
    atLeast(r.daysSinceOpened, 30) &&
    atLeast(r.experienceScore, 470) &&
    r.violationPoints90d === 0 &&
    r.hasOpenSeriousViolation === false &&
    tolerable(r.disputeRate30d, r.disputeRate30d_n, 30, 100) &&
    r.deposit_shortfall === 0 &&
    isSmall(r.sizeClass) &&
    r.primaryCategory !== null &&
    r.primaryCategory !== "MEDICINE" &&
    r.primaryCategory !== "JEWELLERY" &&
    r.kycVerified === true,
  (r) =>
    r.kycVerified === true &&
    r.isFirstOfEntity === true &&
    r.relatedEntityViolation === false &&
    r.primaryCategory !== null &&
    r.primaryCategory !== "ALCOHOL" &&
    r.primaryCategory !== "MEDICINE" &&
    r.primaryCategory !== "HEALTH_FOOD" &&
    r.primaryCategory !== "JEWELLERY" &&
    r.primaryCategory !== "VIRTUAL" &&
    atMost(r.ordersPaidLifetime, 200) &&
    under(r.gmvPaidLifetime, 1_000_000) &&
    under(r.brushingRisk, 90) &&
    r.hasOpenSeriousViolation !== true,
  (r) =>
    atLeast(r.ordersPaid30d, 30) &&
    (tolerable(r.returnRate30d, r.returnRate30d_n, 30, 2500) ||
      r.primaryCategory === "APPAREL" ||
      r.primaryCategory === "SHOES") &&
    tolerable(r.returnRate30d, r.returnRate30d_n, 30, 6000) &&
    tolerable(r.sellerFaultReturnRate30d, r.sellerFaultReturnRate30d_n, 5, 600) &&
    atLeast(r.experienceScore, 420) &&
    under(r.brushingRisk, 70) &&
    r.hasOpenSeriousViolation === false &&
    r.kycVerified === true,
  (r) =>
    r.product_isLowest90d === true &&
    r.product_priceIndex !== null &&
    r.product_priceIndex_n !== null &&
    r.product_priceIndex_n >= 3 &&
    r.product_priceIndex <= 9800 &&
    atLeast(r.product_qualityScore, 80) &&
    proven(r.product_favorableRate, r.product_favorableRate_n, 20, 9500) &&
    atLeast(r.product_stockAvailable, 300) &&
    atLeast(r.product_stockCoverDays, 14) &&
    (r.product_commissionRate === null || r.product_commissionRate >= 1000) &&
    atLeast(r.experienceScore, 430) &&
    under(r.violationPoints90d, 12) &&
    r.deposit_shortfall === 0 &&
    r.hasOpenSeriousViolation === false &&
    r.kycVerified === true,
  (r) =>
    within(r.daysSinceOpened, 60, 540) &&
    atLeast(r.ordersPaid30d, 30) &&
    within(r.gmvNet30d, 1_000_000, 100_000_000) &&
    atLeast(r.experienceScore, 440) &&
    under(r.violationPoints90d, 6) &&
    proven(r.onTimeShipRate30d, r.onTimeShipRate30d_n, 20, 9000) &&
    tolerable(r.sellerCancelRate30d, r.sellerCancelRate30d_n, 20, 250) &&
    r.hasOpenSeriousViolation === false &&
    under(r.brushingRisk, 70),
  (r) =>
    atLeast(r.ordersPaid30d, 5) &&
    (r.experienceScore === null || r.experienceScore >= 420) &&
    under(r.brushingRisk, 70) &&
    r.deposit_shortfall === 0 &&
    atLeast(r.uniqueBuyers30d, 5) &&
    tolerable(r.returnRate30d, r.returnRate30d_n, 30, 6000) &&
    r.hasOpenSeriousViolation === false &&
    (atLeast(r.gmvNet30d, 200_000) || atMost(r.daysSinceOpened, 90)),
  (r) =>
    (r.businessType === "COMPANY" || r.businessType === "SOLE_TRADER") &&
    atLeast(r.experienceScore, 430) &&
    atLeast(r.product_stockAvailable, 500) &&
    atLeast(r.product_qcReportValidDays, 60) &&
    r.deposit_shortfall === 0 &&
    tolerable(r.lateShipRate30d, r.lateShipRate30d_n, 20, 800) &&
    tolerable(r.returnRate30d, r.returnRate30d_n, 30, 2500) &&
    r.kycVerified === true &&
    r.hasOpenSeriousViolation !== true,
];
