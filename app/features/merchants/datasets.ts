/** The records merchants are known by: entities, stores, products and creators. A later version wins. */
import { currencyTrouble, defineDataset, trouble } from "./dataset";
import {
  code,
  currency,
  flag,
  instant,
  list,
  minorUnits,
  optional,
  text,
  uid,
  version,
  whole,
  withDefault,
} from "./record-fields";

/** When the row was last written, which no record says. */
const derived = { updated_at: "g.now" };

/** Sorted and without repeats, so that equal sets are equal lists. */
const relatedUids = {
  ...list(1_000, "ent-2|ent-3"),
  schema: list(1_000, "").schema.transform((uids) => [...new Set(uids)].sort()),
};

export const entities = defineDataset({
  name: "entities",
  table: "legal_entity",
  fields: {
    entityUid: uid("ent-1"),
    legalName: text(300, "Yunzhi Trading Ltd"),
    kind: code(["COMPANY", "SOLE_TRADER", "INDIVIDUAL"]),
    idNo: optional(uid("91330100MA2XXXXX0X")),
    sizeClass: optional(code(["MICRO", "SMALL", "MEDIUM", "LARGE"])),
    region: optional(text(120, "Zhejiang")),
    relatedEntityUids: withDefault(relatedUids, []),
    kycVerifiedAt: optional(instant),
    version,
  },
  key: ["entity_uid"],
  newer: "version",
  derived,
  elsewhere: {
    related_entity_uids: `ARRAY(
      SELECT r.related_entity_uid FROM entity_relation r
      WHERE r.marketplace_id = t.marketplace_id AND r.entity_uid = t.entity_uid AND r.declared
      ORDER BY r.related_entity_uid COLLATE "C")`,
  },
  check: (entity) => [
    entity.relatedEntityUids.includes(entity.entityUid)
      ? trouble("relatedEntityUids", "own_relation", "names the entity itself")
      : null,
  ],
});

export const stores = defineDataset({
  name: "stores",
  table: "store",
  fields: {
    storeUid: uid("store-1"),
    entityUid: uid("ent-1"),
    name: text(300, "Yunzhi Tea"),
    openedAt: instant,
    closedAt: optional(instant),
    storeType: optional(code(["ORDINARY", "FLAGSHIP", "BRAND", "MULTI_BRAND"])),
    primaryCategory: text(120, "food"),
    categories: withDefault(list(200, "food|home"), []),
    region: optional(text(120, "Zhejiang")),
    agri: withDefault(flag, false),
    firstLiveProductAt: optional(instant),
    version,
  },
  key: ["store_uid"],
  newer: "version",
  derived,
  check: (store) => [
    store.closedAt !== null && store.closedAt < store.openedAt
      ? trouble("closedAt", "before_opening", "lies before openedAt")
      : null,
  ],
});

export const products = defineDataset({
  name: "products",
  table: "product",
  fields: {
    productUid: uid("prod-1"),
    storeUid: uid("store-1"),
    title: text(1_000, "Spring tea, 250 g"),
    category: text(120, "food"),
    gtin: optional(uid("06901234567892")),
    imageHash: optional(uid("c0ffee")),
    listedAt: instant,
    delistedAt: optional(instant),
    priceMinor: minorUnits,
    currency,
    stock: optional(whole(0, 2_000_000_000, "120")),
    commissionBps: optional(whole(0, 10_000, "1500")),
    imageCount: optional(whole(0, 1_000, "6")),
    hasVideo: optional(flag),
    qcReportValidUntil: optional(instant),
    version,
  },
  key: ["product_uid"],
  newer: "version",
  derived,
  check: (product, setting) => [currencyTrouble(product.currency, [], setting)],
});

export const creators = defineDataset({
  name: "creators",
  table: "creator",
  fields: {
    creatorUid: uid("creator-1"),
    name: text(300, "Chen Mo"),
    tier: code(["HEAD", "MID", "TAIL"]),
    categories: list(200, "food|home"),
    fulfilmentScore: optional(whole(0, 10_000, "92")),
    gpmMinor: optional(minorUnits),
    currency: optional(currency),
    weeklySlots: optional(whole(0, 10_000, "5")),
    version,
  },
  key: ["creator_uid"],
  newer: "version",
  derived,
  check: (creator, setting) => [currencyTrouble(creator.currency, [creator.gpmMinor], setting)],
});

export const merchantDatasets = { entities, stores, products, creators } as const;
