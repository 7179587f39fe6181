/** The demo: two marketplaces with the cast, their people and their days. Done once per database. */
import { ingest } from "~/features/metrics/ingest.server";
import { refreshFacts } from "~/features/metrics/refresh-facts.server";
import { type AutomaticActor, automatic } from "~/features/people/actor";
import { addMembership } from "~/features/people/add-membership.server";
import { createPerson, personByEmail } from "~/features/people/create-person.server";
import { installTemplates } from "~/features/programs/create.server";
import { refreshCoverage } from "~/features/traffic/refresh-coverage.server";
import { now } from "~/platform/clock.server";
import { config } from "~/platform/config.server";
import { withOwner } from "~/platform/installation.server";
import { newId } from "~/values/public-id";
import {
  type CastPerson,
  type CastShop,
  demoPassword,
  harbour,
  harbourPeople,
  harbourShops,
  thames,
  thamesPeople,
  thamesShops,
} from "./cast";
import { applyFor, type DemoWish } from "./demo-applications";
import { payDeposits, publishTerms } from "./demo-deposits";
import { fillerShops, type MarketRecords, marketDays } from "./market-days";

type DemoMarketplace = typeof harbour | typeof thames;

/** The id of the marketplace; null where it stands already. */
async function createMarketplace(marketplace: DemoMarketplace): Promise<string | null> {
  const { slug, name, currency, zone } = marketplace;
  const { rows } = await withOwner(config().DATABASE_URL ?? "", (client) =>
    client.query<{ id: string }>(
      `INSERT INTO marketplace (id, slug, name, currency, zone, is_demo)
       VALUES ($1, $2, $3, $4, $5, true) ON CONFLICT (slug) DO NOTHING RETURNING id`,
      [newId(), slug, name, currency, zone],
    ),
  );
  return rows[0]?.id ?? null;
}

async function invite(marketplaceId: string, person: CastPerson): Promise<void> {
  const created = await createPerson({ ...person, password: demoPassword, emailVerified: true });
  const personId = created.ok ? created.personId : await personByEmail(person.email);
  if (personId === null) throw new Error(`${person.email} could not be created`);
  await addMembership(automatic(marketplaceId, "demo"), {
    personId,
    role: person.role,
    ...(person.entityUid === undefined ? {} : { entityUid: person.entityUid }),
  });
}

const imported = [
  "entities",
  "stores",
  "products",
  "creators",
  "orders",
  "returns",
  "metrics",
  "violations",
  "sessions",
] as const satisfies readonly (keyof MarketRecords)[];

async function* lines(records: readonly object[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const record of records) yield encoder.encode(`${JSON.stringify(record)}\n`);
}

async function importMarket(actor: AutomaticActor, records: MarketRecords): Promise<void> {
  for (const dataset of imported) {
    const body = lines(records[dataset]);
    const done = await ingest(actor, {
      dataset,
      body,
      format: "ndjson",
      atomic: false,
      door: "command",
    });
    if (!done.ok || done.rejected > 0)
      throw new Error(`the demo's ${dataset} were refused: ${JSON.stringify(done)}`);
  }
  await refreshFacts(actor, { all: true });
  await refreshCoverage(actor);
}

type Plan = {
  readonly marketplace: DemoMarketplace;
  readonly people: readonly CastPerson[];
  readonly shops: readonly CastShop[];
  /** Shops that have not paid their deposit. */
  readonly unpaid: readonly string[];
  readonly wishes: readonly DemoWish[];
};

/** Deposits are paid where that costs nobody anything: at the sandbox that came with the start. */
async function prepare(
  { marketplace, people, shops, unpaid, wishes }: Plan,
  hasSandbox: boolean,
): Promise<void> {
  const marketplaceId = await createMarketplace(marketplace);
  if (marketplaceId === null) return;
  const actor = automatic(marketplaceId, "demo");
  for (const person of people) await invite(marketplaceId, person);
  await importMarket(actor, marketDays(shops, marketplace.currency, now()));
  await installTemplates(actor);
  if (hasSandbox) {
    await publishTerms(actor, marketplace);
    const payers = shops.map(({ storeUid }) => storeUid).filter((uid) => !unpaid.includes(uid));
    await payDeposits(actor, payers);
  }
  for (const wish of wishes) await applyFor(actor, wish, marketplace.currency);
}

const line = (marketplace: DemoMarketplace, person: CastPerson) =>
  `  ${marketplace.slug.padEnd(8)} ${person.role.padEnd(16)} ${person.email}`;

const fillers = fillerShops(60);
const fillerKinds = ["rising-star", "return-subsidy", "cold-start", "managed-sales"] as const;

const harbourWishes: readonly DemoWish[] = [
  { kind: "cold-start", storeUid: "yuanshan" },
  { kind: "zero-entry", storeUid: "yuanshan" },
  { kind: "rising-star", storeUid: "qinghe" },
  { kind: "return-subsidy", storeUid: "shanye" },
  { kind: "milestone", storeUid: "shanye" },
  { kind: "milestone", storeUid: "shiguang" },
  { kind: "milestone", storeUid: "mio", unfinished: true },
  { kind: "hit-product", storeUid: "lanting", productUid: "lanting-p1" },
  { kind: "managed-sales", storeUid: "lanting", productUid: "lanting-p2" },
  { kind: "deposit-relief", storeUid: "lanting" },
  ...fillers.slice(0, 24).map(({ storeUid }, index): DemoWish => {
    const kind = fillerKinds[index % fillerKinds.length] ?? "cold-start";
    return kind === "managed-sales"
      ? { kind, storeUid, productUid: `${storeUid}-p1` }
      : { kind, storeUid };
  }),
  // What a person decides, so that the queue is worth a morning.
  ...["shop-030", "shop-024", "shop-050"].map(
    (storeUid): DemoWish => ({ kind: "deposit-relief", storeUid }),
  ),
  ...["shop-031", "shop-037", "shop-043", "shop-052"].map(
    (storeUid): DemoWish => ({ kind: "return-subsidy", storeUid }),
  ),
];

const harbourPlan: Plan = {
  marketplace: harbour,
  people: Object.values(harbourPeople),
  shops: [...Object.values(harbourShops), ...fillers],
  // A rising star that grew into it, newcomers, the doubtful, the offender, and a few that take their time.
  unpaid: ["qinghe", "yunzhi-2", "baihe", "yuanshan", "hongda", "shop-055", "shop-057", "shop-059"],
  wishes: harbourWishes,
};
const thamesPlan: Plan = {
  marketplace: thames,
  people: Object.values(thamesPeople),
  shops: Object.values(thamesShops),
  unpaid: ["yunzhi"],
  wishes: [{ kind: "cold-start", storeUid: "yunzhi" }],
};

/** Prepares what is missing; the sign-ins to print. */
export async function prepareDemo(hasSandbox: boolean): Promise<readonly string[]> {
  const plans: readonly Plan[] = [harbourPlan, thamesPlan];
  for (const plan of plans) await prepare(plan, hasSandbox);
  return [
    `Demo sign-ins, password ${demoPassword}:`,
    ...Object.values(harbourPeople).map((person) => line(harbour, person)),
    ...Object.values(thamesPeople).map((person) => line(thames, person)),
  ];
}
