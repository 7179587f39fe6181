/**
 * The cast: named people and shops that serve the demo, the tests, the docs and the screenshots. Each
 * shop stands for one situation; its numbers make exactly that situation true on any day it is seeded.
 */
import type { Role } from "~/features/people/actor";
import type { Locale } from "~/values/words";

export type CastShop = {
  readonly storeUid: string;
  readonly entityUid: string;
  readonly name: string;
  readonly legalName: string;
  /** What the shop is there to show. */
  readonly situation: string;
  readonly kind: "COMPANY" | "SOLE_TRADER" | "INDIVIDUAL";
  readonly sizeClass: "MICRO" | "SMALL" | "MEDIUM" | "LARGE";
  readonly category: string;
  readonly region: string;
  readonly agri?: boolean;
  readonly openedDaysAgo: number;
  readonly products: number;
  readonly ordersPerDay: number;
  /** Mean price of an order line in minor units. */
  readonly priceMinor: number;
  readonly lateShareBps?: number;
  readonly sellerCancelShareBps?: number;
  readonly returnShareBps?: number;
  readonly sellerFaultShareBps?: number;
  readonly experienceScore?: number | null;
  readonly brushingRisk?: number | null;
  readonly violationPoints?: number;
  readonly seriousViolation?: boolean;
  readonly kycVerified?: boolean;
  readonly relatedEntityUids?: readonly string[];
};

export type CastPerson = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale;
  /** The shop's entity, for merchants. */
  readonly entityUid?: string;
};

export const demoPassword = "slipway-demo-2026";

export const harbour = {
  slug: "harbour",
  name: "海港集市 Harbour Market",
  currency: "CNY",
  zone: "Asia/Shanghai",
} as const;
export const thames = {
  slug: "thames",
  name: "Thames Bazaar",
  currency: "GBP",
  zone: "Europe/London",
} as const;

const person = (
  name: string,
  mailbox: string,
  role: Role,
  locale: Locale = "zh",
  entityUid?: string,
): CastPerson => ({
  name,
  email: `${mailbox}@slipway.example`,
  role,
  locale,
  ...(entityUid === undefined ? {} : { entityUid }),
});

export const harbourPeople = {
  lin: person("林琳", "lin", "reviewer"),
  zhou: person("周伟", "zhou", "program-manager"),
  chen: person("陈静", "chen", "category-manager"),
  wang: person("王芳", "wang", "finance"),
  zhao: person("赵磊", "zhao", "risk"),
  sun: person("孙莉", "sun", "compliance"),
  he: person("何燕", "he", "auditor"),
  guo: person("郭强", "guo", "admin"),
  yun: person("云小织", "yun", "merchant-owner", "zh", "ent-yunzhi"),
  yunHelp: person("阿布", "abu", "merchant-member", "zh", "ent-yunzhi"),
  shan: person("山叔", "shan", "merchant-owner", "zh", "ent-shanye"),
  mio: person("Mio Zhang", "mio", "merchant-owner", "en", "ent-mio"),
  qing: person("清禾", "qing", "merchant-owner", "zh", "ent-qinghe"),
} as const;

export const thamesPeople = {
  grace: person("Grace Hill", "grace", "reviewer", "en"),
  priya: person("Priya Shah", "priya", "program-manager", "en"),
  tom: person("Tom Baker", "tom", "merchant-owner", "en", "ent-baker"),
} as const;

const shop = (words: CastShop): CastShop => words;

export const harbourShops = {
  yunzhi: shop({
    storeUid: "yunzhi",
    entityUid: "ent-yunzhi",
    name: "云织服饰",
    legalName: "杭州云织服饰有限公司",
    situation: "the newcomer: twelve days open, ready for cold start and zero entry",
    kind: "COMPANY",
    sizeClass: "SMALL",
    category: "apparel",
    region: "Zhejiang",
    openedDaysAgo: 12,
    products: 14,
    ordersPerDay: 1,
    priceMinor: 8_900,
    brushingRisk: 12,
  }),
  shanye: shop({
    storeUid: "shanye",
    entityUid: "ent-shanye",
    name: "山野茶",
    legalName: "安溪山野茶叶合作社",
    situation: "the steady one: an agricultural shop that qualifies for most programs",
    kind: "COMPANY",
    sizeClass: "SMALL",
    category: "food",
    region: "Fujian",
    agri: true,
    openedDaysAgo: 240,
    products: 22,
    ordersPerDay: 9,
    priceMinor: 6_800,
    returnShareBps: 300,
    experienceScore: 482,
    brushingRisk: 5,
  }),
  mio: shop({
    storeUid: "mio",
    entityUid: "ent-mio",
    name: "Mio Ceramics 米欧陶瓷",
    legalName: "Mio Zhang (sole trader)",
    situation: "the nearly eligible: a score of 4.69 where 4.70 is needed",
    kind: "SOLE_TRADER",
    sizeClass: "MICRO",
    category: "home",
    region: "Jiangxi",
    openedDaysAgo: 120,
    products: 31,
    ordersPerDay: 4,
    priceMinor: 12_900,
    returnShareBps: 600,
    experienceScore: 469,
    brushingRisk: 8,
  }),
  shiguang: shop({
    storeUid: "shiguang",
    entityUid: "ent-shiguang",
    name: "拾光家居",
    legalName: "佛山拾光家居有限公司",
    situation: "the grower: half way up the ladder",
    kind: "COMPANY",
    sizeClass: "MEDIUM",
    category: "home",
    region: "Guangdong",
    openedDaysAgo: 310,
    products: 58,
    ordersPerDay: 22,
    priceMinor: 15_900,
    returnShareBps: 700,
    experienceScore: 455,
    brushingRisk: 4,
  }),
  xiaoman: shop({
    storeUid: "xiaoman",
    entityUid: "ent-xiaoman",
    name: "小满食品",
    legalName: "小满食品个体工商户",
    situation: "the late shipper: one order in eight leaves late",
    kind: "SOLE_TRADER",
    sizeClass: "MICRO",
    category: "food",
    region: "Hebei",
    openedDaysAgo: 75,
    products: 12,
    ordersPerDay: 3,
    priceMinor: 3_900,
    lateShareBps: 1_250,
    experienceScore: 431,
    brushingRisk: 15,
  }),
  nori: shop({
    storeUid: "nori",
    entityUid: "ent-nori",
    name: "诺里童装",
    legalName: "湖州诺里童装有限公司",
    situation: "the much returned: quality returns above every limit",
    kind: "COMPANY",
    sizeClass: "SMALL",
    category: "apparel",
    region: "Zhejiang",
    openedDaysAgo: 150,
    products: 40,
    ordersPerDay: 6,
    priceMinor: 7_500,
    returnShareBps: 3_800,
    sellerFaultShareBps: 4_000,
    experienceScore: 422,
    brushingRisk: 20,
  }),
  qinghe: shop({
    storeUid: "qinghe",
    entityUid: "ent-qinghe",
    name: "清禾数码",
    legalName: "深圳清禾数码有限公司",
    situation: "the rising star: good numbers in its first year",
    kind: "COMPANY",
    sizeClass: "SMALL",
    category: "digital",
    region: "Guangdong",
    openedDaysAgo: 95,
    products: 18,
    ordersPerDay: 14,
    priceMinor: 21_900,
    returnShareBps: 500,
    experienceScore: 478,
    brushingRisk: 6,
  }),
  lanting: shop({
    storeUid: "lanting",
    entityUid: "ent-lanting",
    name: "兰亭美妆",
    legalName: "上海兰亭美妆有限公司",
    situation: "the hit maker: a listing that creators ask for",
    kind: "COMPANY",
    sizeClass: "MEDIUM",
    category: "beauty",
    region: "Shanghai",
    openedDaysAgo: 420,
    products: 26,
    ordersPerDay: 18,
    priceMinor: 9_900,
    returnShareBps: 400,
    experienceScore: 486,
    brushingRisk: 9,
  }),
  yuanshan: shop({
    storeUid: "yuanshan",
    entityUid: "ent-yuanshan",
    name: "远山户外",
    legalName: "远山户外个体工商户",
    situation: "the doubtful: a fake-order mark of 78 that a person must look at",
    kind: "SOLE_TRADER",
    sizeClass: "MICRO",
    category: "outdoor",
    region: "Sichuan",
    openedDaysAgo: 9,
    products: 8,
    ordersPerDay: 2,
    priceMinor: 16_500,
    brushingRisk: 78,
  }),
  yunzhi2: shop({
    storeUid: "yunzhi-2",
    entityUid: "ent-yunzhi-2",
    name: "云织家纺",
    legalName: "杭州云织家纺有限公司",
    situation: "the second shop: related to an older one, so first-shop benefits are used up",
    kind: "COMPANY",
    sizeClass: "SMALL",
    category: "home",
    region: "Zhejiang",
    openedDaysAgo: 5,
    products: 6,
    ordersPerDay: 1,
    priceMinor: 11_900,
    brushingRisk: 10,
    relatedEntityUids: ["ent-yunzhi"],
  }),
  hongda: shop({
    storeUid: "hongda",
    entityUid: "ent-hongda",
    name: "宏达百货",
    legalName: "义乌宏达百货有限公司",
    situation: "the offender: a serious violation is open",
    kind: "COMPANY",
    sizeClass: "MEDIUM",
    category: "other",
    region: "Zhejiang",
    openedDaysAgo: 200,
    products: 90,
    ordersPerDay: 12,
    priceMinor: 2_900,
    experienceScore: 401,
    brushingRisk: 35,
    violationPoints: 14,
    seriousViolation: true,
  }),
  baihe: shop({
    storeUid: "baihe",
    entityUid: "ent-baihe",
    name: "百合小铺",
    legalName: "李百合",
    situation: "the unverified: opened yesterday, nothing on sale, licence not checked",
    kind: "INDIVIDUAL",
    sizeClass: "MICRO",
    category: "apparel",
    region: "Hunan",
    openedDaysAgo: 1,
    products: 0,
    ordersPerDay: 0,
    priceMinor: 5_000,
    kycVerified: false,
  }),
} as const;

export const thamesShops = {
  baker: shop({
    storeUid: "yunzhi",
    entityUid: "ent-baker",
    name: "Baker & Daughters",
    legalName: "Baker & Daughters Ltd",
    situation: "another marketplace's shop under the same id as a shop of the first",
    kind: "COMPANY",
    sizeClass: "SMALL",
    category: "home",
    region: "GB",
    openedDaysAgo: 20,
    products: 12,
    ordersPerDay: 2,
    priceMinor: 2_400,
    brushingRisk: 3,
  }),
  rowan: shop({
    storeUid: "rowan",
    entityUid: "ent-rowan",
    name: "Rowan Knits",
    legalName: "Rowan Knits Ltd",
    situation: "a steady shop",
    kind: "COMPANY",
    sizeClass: "MICRO",
    category: "apparel",
    region: "GB",
    openedDaysAgo: 200,
    products: 25,
    ordersPerDay: 5,
    priceMinor: 4_500,
    returnShareBps: 900,
    experienceScore: 475,
    brushingRisk: 4,
  }),
} as const;
