import type { Words } from "~/values/words";
import type { DatasetName } from "./datasets";

/** What a dataset is called, and what one record of it is. */
export const datasetWords: Readonly<Record<DatasetName, Words>> = {
  entities: { en: "Legal entities", zh: "经营主体" },
  stores: { en: "Stores", zh: "店铺" },
  products: { en: "Products", zh: "商品" },
  creators: { en: "Creators", zh: "达人" },
  orders: { en: "Order lines", zh: "订单明细" },
  returns: { en: "Returns", zh: "退货" },
  impressions: { en: "Impressions", zh: "曝光" },
  supply: { en: "Impression forecast", zh: "曝光预测" },
  metrics: { en: "Supplied metrics", zh: "平台指标" },
  violations: { en: "Violations", zh: "违规" },
  sessions: { en: "Live sessions", zh: "直播场次" },
};
