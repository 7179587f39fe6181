/** Shops inside programs of a marketplace that takes deposits, and short words for the days they live through. */
import { aMarketplace } from "#tests/support/marketplace";
import { aShop, type ShopWishes, staff, supply, type TestShop } from "#tests/support/shop";
import { approveApplication } from "~/features/applications/approve.server";
import { settleDecision } from "~/features/applications/settle.server";
import { bookPayment } from "~/features/deposits/book-payment.server";
import { advanceDeposits } from "~/features/deposits/clock.server";
import { standardPolicy } from "~/features/deposits/policy";
import { publishPolicy } from "~/features/deposits/policy.server";
import { advanceEnrollments } from "~/features/enrollments/advance.server";
import { enrollmentPage } from "~/features/enrollments/page.server";
import { timeline } from "~/features/enrollments/timeline.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { now, setClock } from "~/platform/clock.server";
import { inTenant, type Sql, sqlInTenant } from "~/platform/database.server";
import { startOf } from "~/values/day";
import { newId, uuidOf } from "~/values/public-id";
import { formOf, sent } from "../applications/filled-in";

export type FactColumns = Readonly<Record<string, number | boolean | string | null>>;

const nothingYet = {
  gmv_paid_lifetime: 0,
  gmv_paid_30d: 0,
  gmv_net_30d: 0,
  gmv_paid_prev_month: 0,
  gmv_net_90d_daily: 0,
  orders_paid_lifetime: 0,
  orders_paid_30d: 0,
  unique_buyers_30d: 0,
  live_sku_count: 1,
  violation_points_90d: 0,
  content_count_30d: 0,
  ship_sample: 0,
  seller_cancel_sample: 0,
  seller_fault_return_sample: 0,
  return_sample: 0,
  dispute_sample: 0,
  neg_review_sample: 0,
  is_first_of_entity: true,
  related_entity_violation: false,
  agri_flag: false,
  has_open_serious_violation: false,
  days_since_opened: 100,
  size_class: "SMALL",
  experience_score: 480,
  experience_score_sample: 40,
};

/** The columns of a row of facts, each named once: what a test leaves out is in order. */
export async function writeFacts(
  sql: Sql,
  marketplaceId: string,
  storeUid: string,
  day: string,
  facts: FactColumns = {},
): Promise<void> {
  const row = {
    marketplace_id: marketplaceId,
    store_uid: storeUid,
    as_of: day,
    primary_category: "home",
    business_type: "SOLE_TRADER",
    ...nothingYet,
    ...facts,
  };
  await sql`INSERT INTO store_fact ${sql(row)}
    ON CONFLICT (marketplace_id, store_uid) DO UPDATE SET ${sql(row)}`;
}

/** An hour into a local day: after the rounds of the night. */
export const early = (day: string, zone: string): Date =>
  new Date(startOf(day, zone).getTime() + 3_600_000);

export async function aMarketWithDeposits(wishes: { zone?: string; begun?: string } = {}) {
  const { zone = "Asia/Shanghai", begun = "2026-11-23" } = wishes;
  setClock(early(begun, zone));
  const market = await aMarketplace({ zone });
  await installTemplates(automatic(market.id, "demo"));
  const finance = staff(market.id, "finance");
  const published = await publishPolicy(finance, standardPolicy("CNY"), begun);
  if (!published.ok) throw new Error(published.because);
  const inside = <T>(work: (sql: Sql) => Promise<T>) => sqlInTenant(market.id, work);
  const clock = automatic(market.id, "enrollment-clock");
  /** The rounds of a night, deposits first as their job runs first. */
  const night = async (day: string) => {
    setClock(early(day, zone));
    await advanceDeposits(automatic(market.id, "deposit-clock"));
    return advanceEnrollments(clock, day);
  };

  /** By a person, where the amount is beyond what the rules decide alone. */
  async function approve(shop: TestShop, application: string): Promise<void> {
    const { revision } = await formOf(shop, application);
    const outcome = await approveApplication(staff(market.id, "reviewer"), application, {
      revision,
    });
    if (!outcome.ok) throw new Error(outcome.because);
    setClock(new Date(outcome.effectiveAt.getTime() + 1));
    await settleDecision(market.id, uuidOf("decision", outcome.decisionId) ?? "");
  }

  async function enrolled(slug: string, given: ShopWishes & { facts?: FactColumns } = {}) {
    setClock(early(begun, zone));
    const shop = await aShop(market, {
      openedAt: new Date("2026-09-01T04:00:00Z"),
      primaryCategory: "beauty",
      ...given,
      supplied: {},
    });
    const supplied = given.supplied ?? { "store.brushingRisk": 5, "store.experienceScore": 480 };
    const before = new Date(startOf(begun, zone).getTime() - 86_400_000);
    await inTenant(market.id, (tx) => supply(tx, market.id, shop.storeUid, supplied, before));
    const { storeUid } = shop;
    const category = given.primaryCategory ?? "beauty";
    const lasting = { primary_category: category, ...given.facts };
    const know = (day: string, facts: FactColumns = {}) =>
      inside((sql) => writeFacts(sql, market.id, storeUid, day, { ...lasting, ...facts }));
    await know(begun);
    const application = await sent(shop, slug);
    if ((await formOf(shop, application)).enrollmentId === null) await approve(shop, application);
    const id = (await formOf(shop, application)).enrollmentId ?? "";
    const page = async () => {
      const read = await enrollmentPage(shop.owner, id, now());
      if (read === null) throw new Error("no such enrollment");
      return read;
    };
    return {
      ...shop,
      id,
      know,
      page,
      /** A day begins with these facts; the rounds run; the page is read. */
      on: async (day: string, facts?: FactColumns) => {
        await know(day, facts);
        await night(day);
        return page();
      },
      told: async () => (await timeline(shop.owner, id)).map(({ sentence }) => sentence.en),
      pay: (amountMinor: number) => {
        const told = { storeUid, currency: "CNY", amountMinor, method: "card", paidAt: now() };
        return inside((sql) =>
          bookPayment(sql, automatic(market.id, "payments"), { ...told, paymentId: newId() }),
        );
      },
      standing: () =>
        inside(async (sql) => {
          const [row] = await sql<{ required: number; available: number; deferred: number }[]>`
            SELECT required_minor AS required, available_minor AS available,
              deferred_minor AS deferred
            FROM deposit_standing WHERE store_uid = ${storeUid}`;
          return row;
        }),
      order: () =>
        inside(async (sql) => {
          const [row] = await sql<
            { left: number; status: string; due_at: Date; consequences: string[] }[]
          >`
            SELECT amount_minor - paid_minor AS left, status, due_at, consequences
            FROM deposit_top_up WHERE store_uid = ${storeUid} AND ended_at IS NULL`;
          return row ?? null;
        }),
      checks: () =>
        inside(
          (sql) => sql<
            {
              day: string;
              outcome: string;
              monthly: boolean;
              answers: { key: string; answer: string; failed: number }[];
              facts: Record<string, { value: unknown }>;
              figures: {
                now: { en: string };
                needed: { en: string };
                gap: { en: string } | null;
              }[];
              sentence: { en: string; zh: string };
              next_on: string | null;
              renewed_to: string | null;
              about: string;
            }[]
          >`
          SELECT c.day, c.outcome, c.monthly, c.answers, c.facts, c.figures, c.sentence, c.next_on,
            c.renewed_to, c.about
          FROM enrollment_check c JOIN enrollment e ON e.id = c.enrollment_id
          WHERE e.store_uid = ${storeUid} ORDER BY c.day, c.id`,
        ),
    };
  }
  return { ...market, clock, finance, inside, night, enrolled };
}
export type MarketWithDeposits = Awaited<ReturnType<typeof aMarketWithDeposits>>;
export type Enrolled = Awaited<ReturnType<MarketWithDeposits["enrolled"]>>;
