/** Two marketplaces with the same things in each, and somebody of every role before their doors. */
import { aPng, filledIn, sent } from "#tests/features/applications/filled-in";
import { imported } from "#tests/features/metrics/support/imports";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, type TestShop } from "#tests/support/shop";
import { requestsOf, type SignedIn, signedIn, signedInAs } from "#tests/support/sign-in";
import { aPlan, aPool } from "#tests/support/traffic-plan";
import { approveApplication } from "~/features/applications/approve.server";
import { attachEvidence } from "~/features/applications/attach.server";
import { applicationForm } from "~/features/applications/read-form.server";
import { settleDecision } from "~/features/applications/settle.server";
import { createEndpoint } from "~/features/notices/create-endpoint.server";
import { testEndpoint } from "~/features/notices/send-again.server";
import {
  automatic,
  merchantRoles,
  type Role,
  type StaffActor,
  staffRoles,
} from "~/features/people/actor";
import { createKey } from "~/features/people/create-key.server";
import { readTeam } from "~/features/people/read-team.server";
import { installTemplates } from "~/features/programs/create.server";
import { poolId } from "~/features/traffic/pool-id";
import { now, setClock } from "~/platform/clock.server";
import { inTenant, sqlInTenant } from "~/platform/database.server";
import { beginRun } from "~/platform/job-runs.server";
import { newId, publicId, uuidOf } from "~/values/public-id";
import { depositThingsOf } from "./deposits";
import type { Visitor } from "./expectation";

export type Params = Readonly<Record<string, string>>;
export type Things = Readonly<Record<string, Params>>;
export type World = {
  readonly marketplace: TestMarketplace;
  readonly people: Readonly<Record<Role, SignedIn>>;
  /** From a session of its own each time: some doors end sessions. */
  readonly request: (visitor: Visitor) => Promise<ReturnType<typeof requestsOf>>;
  /** Addresses of the things that routes name. */
  readonly things: Things;
  /** The same things of another company in the same marketplace. */
  readonly neighbours: Things;
};

export async function aWorld(): Promise<World> {
  setClock(new Date("2026-11-23T02:00:00Z"));
  const marketplace = await aMarketplace();
  await installTemplates(automatic(marketplace.id, "demo"));
  const shop = await aShop(marketplace, { supplied: {} });
  const people = {} as Record<Role, SignedIn>;
  for (const role of [...merchantRoles, ...staffRoles])
    people[role] = await signedIn(role, { marketplace, entityUid: shop.entityUid });
  const reviewer = people.reviewer.actor as StaffActor;
  return {
    marketplace,
    people,
    request: async (visitor) =>
      requestsOf(visitor === "nobody" ? null : await signedInAs(people[visitor].personId)),
    things: {
      ...(await thingsOfShop(shop, reviewer)),
      ...(await thingsOfMarketplace(marketplace, people.admin.actor as StaffActor)),
    },
    neighbours: await thingsOfShop(await aShop(marketplace, { supplied: {} }), reviewer),
  };
}

/** A decided application with its enrollment, and a draft with a file. */
async function thingsOfShop(shop: TestShop, reviewer: StaffActor): Promise<Things> {
  const decided = await sent(shop, "cold-start");
  const { marketplaceId } = reviewer;
  const form = await applicationForm(shop.owner, decided);
  const approved = await approveApplication(reviewer, decided, { revision: form?.revision ?? 0 });
  if (!approved.ok) throw new Error(approved.because);
  setClock(new Date(now().getTime() + 9_000));
  await settleDecision(marketplaceId, uuidOf("decision", approved.decisionId) ?? "");
  const draft = await filledIn(shop, "hit-product", shop.productUid);
  const file = { questionKey: "report", fileName: "report.png", bytes: aPng() };
  const attached = await attachEvidence(shop.owner, draft, file);
  if (!attached.ok) throw new Error(attached.because);
  const [enrollment, evidence] = await inTenant(marketplaceId, async (tx) => [
    await tx.enrollment.findFirstOrThrow({ where: { storeUid: shop.storeUid } }),
    await tx.evidence.findFirstOrThrow({
      where: { applicationId: uuidOf("application", draft) ?? "" },
    }),
  ]);
  return {
    shop: { uid: shop.storeUid },
    application: { app: decided },
    draft: { app: draft, n: "1" },
    evidence: { evidence: publicId("evidence", evidence.id) },
    enrollment: { enr: publicId("enrollment", enrollment.id) },
    ...(await depositThingsOf(shop)),
  };
}

async function thingsOfMarketplace(
  { id }: TestMarketplace,
  admin: StaffActor,
): Promise<Record<string, Params>> {
  const wish = { name: "a key", scopes: ["stores:read"], expiresAt: null } as const;
  const { keyId } = await createKey(automatic(id, "administration"), wish);
  const membershipOf = async (side: "staff" | "merchant", role: Role) => {
    const { members } = await readTeam(admin, { side });
    return publicId("membership", members.find((one) => one.role === role)?.membershipId ?? "");
  };
  return {
    key: { keyId: publicId("key", keyId) },
    colleague: { membershipId: await membershipOf("staff", "reviewer") },
    "shop member": { membershipId: await membershipOf("merchant", "merchant-member") },
    job: { job: await aJobRun(id) },
    import: { importId: await anImport(id) },
    delivery: await aDelivery(admin),
    "reconciled day": { date: await aReconciledDay(id) },
    ...(await plannedThings(id)),
  };
}

let planned = 0;
/** A day with a plan and one before it, and a pool that is nobody else's. */
async function plannedThings(marketplaceId: string): Promise<Record<string, Params>> {
  planned += 1;
  const pool = { ...aPool, region: `region-${planned}` };
  const date = `2026-09-1${planned}`;
  await aPlan(marketplaceId, { date: `2026-09-0${planned}` });
  await aPlan(marketplaceId, { date, pools: [pool] });
  return { "planned day": { date }, pool: { pool: poolId(pool), date } };
}

let reconciled = 0;
/** Each marketplace's is another day. */
async function aReconciledDay(marketplaceId: string): Promise<string> {
  reconciled += 1;
  const day = `2026-10-0${reconciled}`;
  await sqlInTenant(
    marketplaceId,
    (sql) => sql`
      SELECT slipway.reconciliation_write(${marketplaceId}, ${day}, 'CNY', '[]'::jsonb, ${now()})`,
  );
  return day;
}

async function aDelivery(admin: StaffActor): Promise<Params> {
  const wish = { name: "platform", url: "https://platform.example/hooks", types: [] };
  const { endpointId } = await createEndpoint(admin, wish);
  const tested = await testEndpoint(admin, endpointId);
  if (!tested.ok) throw new Error(tested.because);
  const message = publicId("message", tested.messageId);
  return { endpoint: publicId("endpoint", endpointId), message };
}

async function anImport(marketplaceId: string): Promise<string> {
  const { importId } = await imported(marketplaceId, "orders", [
    { orderUid: "not a whole record" },
  ]);
  return publicId("import", importId);
}

async function aJobRun(marketplaceId: string): Promise<string> {
  const jobId = newId();
  await beginRun(
    { marketplaceId, jobId, attempt: 1 },
    { name: "seal-history", payload: { marketplaceId }, worker: "a worker" },
  );
  return jobId;
}
