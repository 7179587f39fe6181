/**
 * Where the population keeps each metric: one typed column per metric in `store_fact` and `product_fact`,
 * and beside a rate or score the column of the count behind it. Deposits and programs keep their own.
 */
import type { MetricKey } from "./dictionary";

export type PopulationColumn = {
  readonly value: string;
  /** Absent where the metric has no count behind it. */
  readonly sample?: string;
};
type StoreKey = Extract<MetricKey, `store.${string}`>;
type ProductKey = Extract<MetricKey, `product.${string}`>;
type CreatorKey = Extract<MetricKey, `creator.${string}`>;

const column = (value: string, sample?: string): PopulationColumn =>
  sample === undefined ? { value } : { value, sample };

/** Columns of `store_fact`. */
export const storeColumns: Readonly<Record<StoreKey, PopulationColumn>> = {
  "store.daysSinceOpened": column("days_since_opened"),
  "store.businessType": column("business_type"),
  "store.storeType": column("store_type"),
  "store.sizeClass": column("size_class"),
  "store.primaryCategory": column("primary_category"),
  "store.kycVerified": column("kyc_verified"),
  "store.isFirstOfEntity": column("is_first_of_entity"),
  "store.relatedEntityViolation": column("related_entity_violation"),
  "store.agriFlag": column("agri_flag"),
  "store.liveSkuCount": column("live_sku_count"),
  "store.ordersPaidLifetime": column("orders_paid_lifetime"),
  "store.gmvPaidLifetime": column("gmv_paid_lifetime"),
  "store.gmvPaid30d": column("gmv_paid_30d"),
  "store.gmvNet30d": column("gmv_net_30d"),
  "store.gmvPaidPrevMonth": column("gmv_paid_prev_month"),
  "store.gmvNet90dDaily": column("gmv_net_90d_daily"),
  "store.gmvNetGrowth60d": column("gmv_net_growth_60d"),
  "store.ordersPaid30d": column("orders_paid_30d"),
  "store.uniqueBuyers30d": column("unique_buyers_30d"),
  "store.experienceScore": column("experience_score", "experience_score_sample"),
  "store.lateShipRate30d": column("late_ship_rate_30d", "ship_sample"),
  "store.onTimeShipRate30d": column("on_time_ship_rate_30d", "ship_sample"),
  "store.sellerCancelRate30d": column("seller_cancel_rate_30d", "seller_cancel_sample"),
  "store.sellerFaultReturnRate30d": column(
    "seller_fault_return_rate_30d",
    "seller_fault_return_sample",
  ),
  "store.returnRate30d": column("return_rate_30d", "return_sample"),
  "store.disputeRate30d": column("dispute_rate_30d", "dispute_sample"),
  "store.negReviewRate30d": column("neg_review_rate_30d", "neg_review_sample"),
  "store.responseRate30d": column("response_rate_30d"),
  "store.violationPoints90d": column("violation_points_90d"),
  "store.hasOpenSeriousViolation": column("has_open_serious_violation"),
  "store.brushingRisk": column("brushing_risk"),
  "store.riskCleared": column("risk_cleared"),
  "store.profileComplete": column("profile_complete"),
  "store.freightTemplateSet": column("freight_template_set"),
  "store.contentCount30d": column("content_count_30d"),
  "store.shipHours30d": column("ship_hours_30d"),
};

/** Columns of `product_fact`. */
export const productColumns: Readonly<Record<ProductKey, PopulationColumn>> = {
  "product.category": column("category"),
  "product.priceIndex": column("price_index", "price_index_sample"),
  "product.isLowest90d": column("is_lowest_90d"),
  "product.qualityScore": column("quality_score"),
  "product.favorableRate": column("favorable_rate", "favorable_sample"),
  "product.negReviewRate30d": column("neg_review_rate_30d", "neg_review_sample"),
  "product.returnRate30d": column("return_rate_30d", "return_sample"),
  "product.stockAvailable": column("stock_available"),
  "product.stockCoverDays": column("stock_cover_days"),
  "product.commissionRate": column("commission_rate"),
  "product.imageCount": column("image_count"),
  "product.hasVideo": column("has_video"),
  "product.qcReportValidDays": column("qc_report_valid_days"),
  "product.ordersPaid14d": column("orders_paid_14d"),
  "product.refillDays": column("refill_days"),
};

/** Columns of `creator_fact`. */
export const creatorColumns: Readonly<Record<CreatorKey, PopulationColumn>> = {
  "creator.tier": column("tier"),
  "creator.categoryAffinity": column("category_affinity"),
  "creator.gpm": column("gpm", "gpm_sample"),
};

const columns: { readonly [Key in MetricKey]?: PopulationColumn } = {
  ...storeColumns,
  ...productColumns,
  ...creatorColumns,
};

/** Null for the metrics of other rooms. `alias` is the table's name in the caller's statement. */
export function populationColumn(metric: MetricKey, alias: string): PopulationColumn | null {
  const found = columns[metric];
  if (found === undefined) return null;
  const value = `${alias}.${found.value}`;
  return found.sample === undefined ? { value } : { value, sample: `${alias}.${found.sample}` };
}
