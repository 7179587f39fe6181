import { all, any, atLeast, atMost, atMostByCategory, below, is, noneOf } from "../condition";
import type { ProgramRules } from "../kind";
import type { HitProductSettings } from "./settings";

/** A breach of the duties (price lock, stock, shipping) is found by the round, not by a figure of the shop. */
export const rules = (settings: HitProductSettings): ProgramRules => ({
  enter: all(
    atLeast("store.experienceScore", settings.score),
    below("store.violationPoints90d", settings.violationPointsBelow),
    is("deposit.shortfall", 0),
    is("store.hasOpenSeriousViolation", false),
  ),
  enterProduct: all(
    is("product.isLowest90d", true),
    atMost("product.priceIndex", settings.priceIndex),
    atLeast("product.qualityScore", settings.quality),
    atLeast("product.imageCount", settings.images),
    is("product.hasVideo", true),
    atLeast("product.favorableRate", settings.favourable),
    below("product.negReviewRate30d", settings.negativeBelow, "PASS"),
    atMostByCategory("product.returnRate30d", "product.category", settings.returnCaps),
    atLeast("product.stockAvailable", settings.stock),
    atLeast("product.stockCoverDays", settings.stockCoverDays),
    any(
      noneOf("product.category", settings.keyCategories),
      atLeast("product.qcReportValidDays", settings.reportDays),
    ),
  ),
  warn: null,
  exit: [],
  graduate: null,
});
