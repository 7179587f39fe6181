/** What the platform tells of a store when it opens, and later of its stock, its checks and its offences. */
import { dice } from "./dice";
import { ringSeenOn, riskRecords } from "./fraud";
import { metricLine } from "./metric-line";
import { type DayNumber, momentOf } from "./moments";
import type { Line, Sending } from "./sending";
import { ringEntities, type Store } from "./stores";
import { storesOpening, type World } from "./world";

const morning = 8 * 60;

function entityOf(world: World, store: Store): Line {
  const related = store.part === "ring" ? ringEntities(world.stores, store) : [];
  return {
    entityUid: store.entityUid,
    legalName: `${store.name} ${store.entityUid}`,
    kind: store.kind,
    sizeClass: store.sizeClass,
    region: store.region,
    ...(related.length === 0 ? {} : { relatedEntityUids: related }),
    ...(store.part === "unverified"
      ? {}
      : { kycVerifiedAt: momentOf(world, store.opens, morning - 30) }),
    version: 1,
  };
}

const storeOf = (world: World, store: Store): Line => ({
  storeUid: store.storeUid,
  entityUid: store.entityUid,
  name: store.name,
  openedAt: momentOf(world, store.opens, morning),
  storeType: "ORDINARY",
  primaryCategory: store.category,
  categories: [store.category],
  region: store.region,
  agri: store.agri,
  ...(store.listed === null
    ? {}
    : { firstLiveProductAt: momentOf(world, store.listed, morning + 30) }),
  version: 1,
});

function productsOf(world: World, store: Store, stock: number, version: number): Line[] {
  const { listed } = store;
  if (listed === null) return [];
  return Array.from({ length: store.products }, (_, index) => ({
    productUid: `${store.storeUid}-p${index + 1}`,
    storeUid: store.storeUid,
    title: `${store.name} ${index + 1}`,
    category: store.category,
    listedAt: momentOf(world, listed, morning + 30 + index),
    priceMinor: store.priceMinor,
    currency: world.currency,
    stock,
    commissionBps: 1_000,
    imageCount: 5,
    hasVideo: index % 2 === 0,
    version,
  }));
}

function firstMarks(world: World, store: Store): Line[] {
  const mark = (metric: string, value: number | boolean) =>
    metricLine(world, store, store.opens, metric, value);
  const complete = [mark("store.profileComplete", true), mark("store.freightTemplateSet", true)];
  // Of a ring that is known nothing harmless is told any more.
  if (store.part === "ring" && store.opens >= ringSeenOn(world)) return complete;
  const risk = dice(world.seed, "risk", store.number).whole(0, 35);
  return [...complete, mark("store.brushingRisk", risk)];
}

function violationsOn(world: World, day: DayNumber): Line[] {
  return world.stores
    .filter(({ violatesOn }) => violatesOn === day)
    .map((store) => ({
      violationUid: `${store.storeUid}-v1`,
      storeUid: store.storeUid,
      kind: "FALSE_ADVERTISING",
      points: 4,
      serious: true,
      openedAt: momentOf(world, day, 10 * 60),
      occurredAt: momentOf(world, day, 10 * 60),
    }));
}

/** A live stream on its third day: content is a task of the first stages. */
function sessionsOn(world: World, day: DayNumber): Sending[] {
  const hosts = world.stores.filter(({ listed }) => listed !== null && listed + 3 === day);
  return [
    {
      dataset: "creators",
      records: hosts.map((store) => ({
        creatorUid: `${store.storeUid}-c`,
        name: `${store.name}直播间`,
        tier: "TAIL",
        categories: [store.category],
        version: 1,
      })),
    },
    {
      dataset: "sessions",
      records: hosts.map((store) => ({
        sessionUid: `${store.storeUid}-l1`,
        storeUid: store.storeUid,
        creatorUid: `${store.storeUid}-c`,
        productUids: [`${store.storeUid}-p1`],
        startedAt: momentOf(world, day, 19 * 60),
        endedAt: momentOf(world, day, 21 * 60),
        views: 300,
        occurredAt: momentOf(world, day, 21 * 60),
      })),
    },
  ];
}

const usualStock = 900;

/** Of a day, before anybody is shown: who opened, whose stock went and came back, what was found out. */
export function newsOf(world: World, day: DayNumber): Sending[] {
  const opening = storesOpening(world, day);
  const gone = world.stores.filter(({ soldOut }) => soldOut?.from === day);
  const back = world.stores.filter(({ soldOut }) => soldOut?.to === day);
  return [
    { dataset: "entities", records: opening.map((store) => entityOf(world, store)) },
    { dataset: "stores", records: opening.map((store) => storeOf(world, store)) },
    {
      dataset: "products",
      records: [
        ...opening.flatMap((store) => productsOf(world, store, usualStock, 1)),
        ...gone.flatMap((store) => productsOf(world, store, 0, 2)),
        ...back.flatMap((store) => productsOf(world, store, usualStock, 3)),
      ],
    },
    {
      dataset: "metrics",
      records: [
        ...opening.flatMap((store) => firstMarks(world, store)),
        ...riskRecords(world, day),
      ],
    },
    { dataset: "violations", records: violationsOn(world, day) },
    ...sessionsOn(world, day),
  ];
}
