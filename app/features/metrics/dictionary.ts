/**
 * Every metric a rule may name, with its window, unit and meaning. The definitions (what counts as an
 * order, which day it counts on) are those of the import datasets; `facts` computes exactly these.
 */
import type { Words } from "~/values/words";
import { categoryNames } from "./category";
import type { Metric } from "./metric";

export const kindCodes = [
  "cold-start",
  "deposit-relief",
  "zero-entry",
  "return-subsidy",
  "hit-product",
  "rising-star",
  "milestone",
  "managed-sales",
] as const;
export type KindCode = (typeof kindCodes)[number];

/** Groups whose simultaneous enrollments are counted together. `ALL` is every program. */
export const exclusionGroups = ["ALL", "ENTRY", "SPRINT"] as const;
export type ExclusionGroup = (typeof exclusionGroups)[number];

const w = (en: string, zh: string): Words => ({ en, zh });
const orders = w("orders", "笔订单");
const days = w("days", "天");

const store = (
  type: Metric["type"],
  window: Metric["window"],
  label: Words,
  meaning: Words,
  more: Partial<Metric> = {},
): Metric => ({
  type,
  subject: "store",
  window,
  label,
  meaning,
  source: "computed",
  closable: true,
  ...more,
});
const product = (
  type: Metric["type"],
  window: Metric["window"],
  label: Words,
  meaning: Words,
  more: Partial<Metric> = {},
): Metric => ({
  type,
  subject: "product",
  window,
  label,
  meaning,
  source: "computed",
  closable: true,
  ...more,
});

const fixed = { closable: false } as const;
const supplied = { source: "supplied" } as const;

const dictionaryBase = {
  "store.daysSinceOpened": store(
    "int",
    "now",
    w("Days since opening", "开店天数"),
    w(
      "Calendar days since the shop opened; the opening day is 0",
      "自开店日起的自然日，开店当天为 0",
    ),
    { unit: days, ...fixed },
  ),
  "store.businessType": store(
    "enum",
    "now",
    w("Business type", "主体类型"),
    w("Who holds the licence", "持照主体的类型"),
    {
      ...fixed,
      values: {
        INDIVIDUAL: w("Individual", "个人"),
        SOLE_TRADER: w("Sole trader", "个体工商户"),
        COMPANY: w("Company", "企业"),
      },
    },
  ),
  "store.storeType": store(
    "enum",
    "now",
    w("Shop type", "店铺类型"),
    w("The kind of shop", "店铺的类型"),
    {
      ...fixed,
      values: {
        ORDINARY: w("Ordinary", "普通店"),
        FLAGSHIP: w("Flagship", "旗舰店"),
        BRAND: w("Brand store", "专卖店"),
        MULTI_BRAND: w("Multi-brand store", "专营店"),
      },
    },
  ),
  "store.sizeClass": store(
    "enum",
    "now",
    w("Business size", "企业规模"),
    w("Size class of the legal entity", "经营主体的规模"),
    {
      ...fixed,
      values: {
        MICRO: w("Micro", "微型"),
        SMALL: w("Small", "小型"),
        MEDIUM: w("Medium", "中型"),
        LARGE: w("Large", "大型"),
      },
    },
  ),
  "store.primaryCategory": store(
    "enum",
    "now",
    w("Main category", "主营类目"),
    w("The category the shop mainly sells in", "店铺的主营类目"),
    { ...fixed, names: categoryNames },
  ),
  "store.kycVerified": store(
    "bool",
    "now",
    w("Identity verified", "资质已认证"),
    w("Identity and licence have been checked", "身份与执照已核验"),
    { appears: w("It appears once your licence has been checked", "执照核验完成后更新") },
  ),
  "store.isFirstOfEntity": store(
    "bool",
    "ever",
    w("First shop of the business", "主体首店"),
    w(
      "No other shop of the same or a related entity existed before",
      "同一主体或关联主体此前没有其他店铺",
    ),
    fixed,
  ),
  "store.relatedEntityViolation": store(
    "bool",
    "365d",
    w("Related business in serious violation", "关联主体严重违规"),
    w(
      "A related entity was banned or in serious violation in the last 365 days",
      "近 365 天关联主体被清退或有严重违规",
    ),
    fixed,
  ),
  "store.agriFlag": store(
    "bool",
    "now",
    w("Agricultural or origin merchant", "涉农或原产地商家"),
    w("Marked as an agricultural or origin-region merchant", "涉农或原产地商家标识"),
    fixed,
  ),
  "store.liveSkuCount": store(
    "int",
    "now",
    w("Products on sale", "在售商品数"),
    w("Products listed and not delisted", "已上架且未下架的商品"),
    { unit: w("products", "个商品") },
  ),
  "store.ordersPaidLifetime": store(
    "int",
    "ever",
    w("Paid orders so far", "累计支付订单"),
    w("Paid orders, without cancelled and related-party orders", "支付订单，不含已取消与关联交易"),
    { unit: orders },
  ),
  "store.gmvPaidLifetime": store(
    "money",
    "ever",
    w("Paid value so far", "累计支付金额"),
    w("Paid value before refunds", "退款前的支付金额"),
  ),
  "store.gmvPaid30d": store(
    "money",
    "30d",
    w("Paid value, 30 days", "近 30 天支付金额"),
    w("Paid value of the last 30 days before refunds", "近 30 天退款前支付金额"),
  ),
  "store.gmvNet30d": store(
    "money",
    "30d",
    w("Net value, 30 days", "近 30 天净支付金额"),
    w("Paid value minus refunds booked to the day of payment", "支付金额减去归属支付日的退款"),
  ),
  "store.gmvPaidPrevMonth": store(
    "money",
    "previous-month",
    w("Paid value, last month", "上月支付金额"),
    w("Paid value of the previous calendar month", "上一自然月支付金额"),
  ),
  "store.gmvNet90dDaily": store(
    "money",
    "90d",
    w("Net value a day, 90 days", "近 90 天日均净支付金额"),
    w("Mean net value per day over 90 days", "近 90 天日均净支付金额"),
  ),
  "store.gmvNetGrowth60d": store(
    "bps",
    "30d",
    w("Growth of net value", "净支付金额增幅"),
    w(
      "Net value of the last 30 days over the mean 30 days of the 60 days before",
      "近 30 天净支付金额相对此前 60 天的月均增幅",
    ),
  ),
  "store.ordersPaid30d": store(
    "int",
    "30d",
    w("Paid orders, 30 days", "近 30 天支付订单"),
    w("Paid orders of the last 30 days", "近 30 天支付订单数"),
    { unit: orders },
  ),
  "store.uniqueBuyers30d": store(
    "int",
    "30d",
    w("Buyers, 30 days", "近 30 天买家数"),
    w("Distinct known buyers; guests are not counted", "去重买家数，不含无标识的访客"),
    { unit: w("buyers", "位买家") },
  ),
  "store.experienceScore": store(
    "score100",
    "30d",
    w("Experience score", "店铺体验分"),
    w("The platform's shop score from 0.00 to 5.00", "平台店铺体验分 0.00–5.00"),
    { ...supplied, sample: { of: orders, least: 30 } },
  ),
  "store.lateShipRate30d": store(
    "bps",
    "30d",
    w("Late shipping", "延迟发货率"),
    w(
      "Orders shipped after the promised time, of those shipped or due",
      "超过承诺时间发货的订单，占已发货或已到期订单的比例",
    ),
    { sample: { of: orders, least: 20 } },
  ),
  "store.onTimeShipRate30d": store(
    "bps",
    "30d",
    w("On-time shipping", "按时发货率"),
    w(
      "Orders shipped within the promised time, of those shipped or due",
      "在承诺时间内发货的订单，占已发货或已到期订单的比例",
    ),
    { sample: { of: orders, least: 20 } },
  ),
  "store.sellerCancelRate30d": store(
    "bps",
    "30d",
    w("Seller cancellations", "卖家取消率"),
    w(
      "Orders with a line cancelled through the seller's fault, of all orders paid in the window",
      "因卖家原因取消的订单，占期内全部支付订单的比例",
    ),
    { sample: { of: orders, least: 20 } },
  ),
  "store.sellerFaultReturnRate30d": store(
    "bps",
    "30d",
    w("Seller-fault returns", "卖家责任退货率"),
    w(
      "Quality, wrong-item or not-as-described returns per paid order; needs 30 orders",
      "质量、错发、描述不符退货占支付订单比例，至少 30 笔订单",
    ),
    { sample: { of: w("such returns", "笔此类退货"), least: 5 } },
  ),
  "store.returnRate30d": store(
    "bps",
    "30d",
    w("Returns", "退货率"),
    w(
      "Returns of what was paid in the window, per delivered order",
      "期内支付订单的退货申请，占其中已送达订单的比例",
    ),
    { sample: { of: w("delivered orders", "笔已送达订单"), least: 30 } },
  ),
  "store.disputeRate30d": store(
    "bps",
    "30d",
    w("Disputes", "纠纷率"),
    w("Disputed orders, of all orders paid in the window", "纠纷订单，占期内全部支付订单的比例"),
    { sample: { of: orders, least: 30 } },
  ),
  "store.negReviewRate30d": store(
    "bps",
    "30d",
    w("Negative reviews", "差评率"),
    w("Ratings of one or two stars, of all ratings", "一至二星评价占全部评价的比例"),
    { sample: { of: w("negative reviews", "条差评"), least: 6 } },
  ),
  "store.responseRate30d": store(
    "bps",
    "30d",
    w("Customer replies in time", "客服及时回复率"),
    w("Customer questions answered in time", "及时回复的买家咨询占比"),
    supplied,
  ),
  "store.violationPoints90d": store(
    "int",
    "90d",
    w("Violation points, 90 days", "近 90 天违规分"),
    w("Points of violations opened in the last 90 days", "近 90 天新增违规记分"),
    { unit: w("points", "分") },
  ),
  "store.hasOpenSeriousViolation": store(
    "bool",
    "now",
    w("Open serious violation", "未结严重违规"),
    w("A serious violation is open", "存在未结的严重违规"),
  ),
  "store.brushingRisk": store(
    "int",
    "30d",
    w("Fake-order risk", "刷单风险"),
    w("The risk system's mark from 0 to 100", "风控系统评分 0–100"),
    { ...supplied, unit: w("points", "分") },
  ),
  "store.riskCleared": store(
    "bool",
    "now",
    w("Cleared by risk staff", "风控已复核"),
    w("A risk officer looked at the raised mark and cleared the shop", "风控人员已复核并放行"),
    { ...supplied, ...fixed },
  ),
  "store.profileComplete": store(
    "bool",
    "now",
    w("Shop profile complete", "店铺资料完整"),
    w(
      "Name, picture, contact and return address are filled in",
      "名称、头像、联系方式与退货地址均已填写",
    ),
    supplied,
  ),
  "store.freightTemplateSet": store(
    "bool",
    "now",
    w("Freight template set", "已设置运费模板"),
    w("A freight template is in use", "已启用运费模板"),
    supplied,
  ),
  "store.contentCount30d": store(
    "int",
    "30d",
    w("Live sessions, 30 days", "近 30 天直播场次"),
    w("Live sessions or short videos of the shop", "店铺直播或短视频场次"),
    { unit: w("live sessions", "场直播") },
  ),
  "store.shipHours30d": store(
    "int",
    "30d",
    w("Hours to ship", "发货时长"),
    w("Mean hours from payment to shipping, rounded up", "从支付到发货的平均小时数，向上取整"),
    { unit: w("hours", "小时") },
  ),
  "deposit.shortfall": {
    type: "money",
    subject: "deposit",
    window: "now",
    label: w("Deposit shortfall", "保证金欠缴"),
    meaning: w("Required minus available deposit, at least 0", "应缴减可用保证金，最小为 0"),
    source: "computed",
    closable: true,
  },
  "deposit.arrearsDays": {
    type: "int",
    subject: "deposit",
    window: "now",
    label: w("Days in arrears", "欠缴天数"),
    meaning: w("Days the shortfall has lasted", "欠缴持续的天数"),
    unit: days,
    source: "computed",
    closable: true,
  },
  "product.category": product(
    "enum",
    "now",
    w("Product category", "商品类目"),
    w("Category of the product", "商品所属类目"),
    { ...fixed, names: categoryNames },
  ),
  "product.priceIndex": product(
    "bps",
    "now",
    w("Price against the market", "价格力指数"),
    w(
      "Price over the market median of the same item; 95 % is 5 % below",
      "价格与同款市场中位价之比，95% 即低 5%",
    ),
    { ...supplied, sample: { of: w("comparable offers", "个同款"), least: 3 } },
  ),
  "product.isLowest90d": product(
    "bool",
    "90d",
    w("Lowest own price in 90 days", "90 天最低价"),
    w("The offer price is not above any own price of 90 days", "报价不高于近 90 天自身价格"),
    { source: "either" },
  ),
  "product.qualityScore": product(
    "int",
    "now",
    w("Product quality score", "商品质量分"),
    w("Listing and goods quality from 0 to 100", "商品与详情质量 0–100"),
    { ...supplied, unit: w("points", "分") },
  ),
  "product.favorableRate": product(
    "bps",
    "90d",
    w("Favourable reviews", "好评率"),
    w("Ratings of four or five stars, of all ratings", "四至五星评价占全部评价的比例"),
    { sample: { of: w("reviews", "条评价"), least: 20 } },
  ),
  "product.negReviewRate30d": product(
    "bps",
    "30d",
    w("Negative reviews of the product", "商品差评率"),
    w("Ratings of one or two stars, of all ratings", "一至二星评价占全部评价的比例"),
    { sample: { of: w("negative reviews", "条差评"), least: 6 } },
  ),
  "product.returnRate30d": product(
    "bps",
    "30d",
    w("Returns of the product", "商品退货率"),
    w(
      "Returns of what was paid in the window, per delivered order",
      "期内支付订单的退货申请，占其中已送达订单的比例",
    ),
    { sample: { of: w("delivered orders", "笔已送达订单"), least: 20 } },
  ),
  "product.stockAvailable": product(
    "int",
    "now",
    w("Stock", "可售库存"),
    w("Pieces available", "可售件数"),
    { unit: w("pieces", "件") },
  ),
  "product.stockCoverDays": product(
    "int",
    "14d",
    w("Days of stock", "库存可售天数"),
    w("Stock over mean daily sales of 14 days", "库存除以近 14 天日均销量"),
    { unit: days },
  ),
  "product.commissionRate": product(
    "bps",
    "now",
    w("Commission for creators", "达人佣金率"),
    w("Commission offered to creators", "提供给达人的佣金比例"),
  ),
  "product.imageCount": product(
    "int",
    "now",
    w("Main images", "主图数"),
    w("Main images of the listing", "商品主图数量"),
    { unit: w("images", "张主图") },
  ),
  "product.hasVideo": product(
    "bool",
    "now",
    w("Listing has a video", "有商品视频"),
    w("The listing has a video", "商品详情含视频"),
  ),
  "product.qcReportValidDays": product(
    "int",
    "now",
    w("Quality report valid", "质检报告有效期"),
    w("Days the quality report stays valid; 0 is none", "质检报告剩余有效天数，0 为无"),
    { unit: days },
  ),
  "product.ordersPaid14d": product(
    "int",
    "14d",
    w("Product orders, 14 days", "近 14 天商品订单"),
    w("Paid orders of the product in 14 days", "近 14 天商品支付订单"),
    { unit: orders },
  ),
  "product.refillDays": product(
    "int",
    "now",
    w("Days to refill", "补货周期"),
    w("Days to refill the stock", "补货所需天数"),
    { ...supplied, unit: days },
  ),
  "creator.tier": {
    type: "enum",
    subject: "creator",
    window: "30d",
    label: w("Creator tier", "达人层级"),
    meaning: w("Size of the creator's audience", "达人的粉丝量级"),
    source: "computed",
    closable: false,
    values: { HEAD: w("Head", "头部"), MID: w("Mid", "腰部"), TAIL: w("Tail", "尾部") },
  },
  "creator.categoryAffinity": {
    type: "int",
    subject: "creator",
    window: "90d",
    label: w("Category affinity", "类目匹配度"),
    meaning: w(
      "How much of the creator's sales lie in the category, 0 to 100",
      "达人销售与类目的匹配程度 0–100",
    ),
    unit: w("points", "分"),
    source: "either",
    closable: false,
  },
  "creator.gpm": {
    type: "money",
    subject: "creator",
    window: "30d",
    label: w("Sales per 1,000 views", "千次观看成交额"),
    meaning: w("Sales value per 1,000 views", "每千次观看带来的成交额"),
    sample: { of: w("sessions", "场直播"), least: 5 },
    source: "computed",
    closable: false,
  },
  "program.impressionsDelivered": {
    type: "int",
    subject: "program",
    window: "enrollment",
    label: w("Support impressions received", "已获扶持曝光"),
    meaning: w("Counted support impressions since the enrollment began", "参与以来计入的扶持曝光"),
    unit: w("impressions", "次曝光"),
    source: "computed",
    closable: false,
  },
} as const satisfies Record<string, Metric>;

type PriorKey = `program.priorCount(${KindCode})`;
type ActiveKey = `program.activeCount(${ExclusionGroup})`;
export type MetricKey = keyof typeof dictionaryBase | PriorKey | ActiveKey;

const times = w("times", "次");
const priorCounts = Object.fromEntries(
  kindCodes.map((kind): [PriorKey, Metric] => [
    `program.priorCount(${kind})`,
    {
      type: "int",
      subject: "program",
      window: "ever",
      label: w("Earlier enrollments in this program", "曾参与本计划次数"),
      meaning: w("Past enrollments of the business in the program", "经营主体曾参与该计划的次数"),
      unit: times,
      source: "computed",
      closable: false,
    },
  ]),
) as Record<PriorKey, Metric>;
const activeCounts = Object.fromEntries(
  exclusionGroups.map((group): [ActiveKey, Metric] => [
    `program.activeCount(${group})`,
    {
      type: "int",
      subject: "program",
      window: "now",
      label: w("Programs joined now", "当前参与的计划数"),
      meaning: w("Active enrollments counted together", "合并计算的进行中参与数"),
      unit: w("programs", "个计划"),
      source: "computed",
      closable: true,
    },
  ]),
) as Record<ActiveKey, Metric>;

export const dictionary: Readonly<Record<MetricKey, Metric>> = {
  ...dictionaryBase,
  ...priorCounts,
  ...activeCounts,
};
export const metricKeys = Object.keys(dictionary) as MetricKey[];
export const isMetricKey = (text: string): text is MetricKey => Object.hasOwn(dictionary, text);
export const metricOf = (key: MetricKey): Metric => dictionary[key];
