import { beforeAll, beforeEach, expect, test } from "vitest";
import { aMarketplace, type TestMarketplace } from "#tests/support/marketplace";
import { aShop, staff, type TestShop } from "#tests/support/shop";
import { rejectApplication } from "~/features/applications/reject.server";
import { requestInfo } from "~/features/applications/request-info.server";
import { settleDecision } from "~/features/applications/settle.server";
import { tellMerchant } from "~/features/applications/tell-merchant.server";
import { automatic } from "~/features/people/actor";
import { installTemplates } from "~/features/programs/create.server";
import { setClock } from "~/platform/clock.server";
import { inTenant, prisma } from "~/platform/database.server";
import { newId, uuidOf } from "~/values/public-id";
import { formOf, sent } from "./filled-in";

let market: TestMarketplace;
let shop: TestShop;
let email: string;
const monday = new Date("2026-11-23T02:00:00Z");

beforeAll(async () => {
  setClock(monday);
  market = await aMarketplace();
  await installTemplates(automatic(market.id, "demo"));
});
beforeEach(async () => {
  setClock(monday);
  shop = await aShop(market, { supplied: {} });
  email = `${newId()}@shop.example`;
  await prisma().person.create({
    data: { id: shop.owner.personId, name: "Wei", email, emailVerified: true, locale: "en" },
  });
  await inTenant(market.id, (tx) =>
    tx.membership.create({
      data: {
        marketplaceId: market.id,
        id: newId(),
        personId: shop.owner.personId,
        role: "merchant-owner",
        entityUid: shop.entityUid,
      },
    }),
  );
});
const mails = () => prisma().mail.findMany({ where: { recipient: email } });

test("a decision is written about once it is final, to the owner, in her language", async () => {
  const id = await sent(shop, "cold-start");
  const uuid = uuidOf("application", id) ?? "";
  const decided = await rejectApplication(staff(market.id, "reviewer"), id, {
    revision: (await formOf(shop, id)).revision,
    reasonCodes: ["DOC_MISSING"],
    note: "The photo is dark.",
    internalNote: "odd",
  });
  await tellMerchant(market.id, { about: "decided", id: uuid });
  expect(await mails()).toEqual([]);
  setClock(new Date(monday.getTime() + 60_000));
  await settleDecision(market.id, uuidOf("decision", decided.ok ? decided.decisionId : "") ?? "");
  await tellMerchant(market.id, { about: "decided", id: uuid });
  const [mail] = await mails();
  expect(mail?.subject).toBe("About your application: New-merchant launch");
  expect(mail?.text).toContain("A document is missing");
  expect(mail?.text).toContain("The photo is dark.");
  expect(mail?.text).toContain(`/apply/${id}`);
  expect(mail?.text).not.toContain("odd");
});

test("questions are counted, with the last day to answer them", async () => {
  const id = await sent(shop, "cold-start");
  const items = [
    { task: "plan", message: "Say more" },
    { task: "shop", message: "Check the name" },
  ] as const;
  await requestInfo(staff(market.id, "reviewer"), id, {
    revision: (await formOf(shop, id)).revision,
    items,
  });
  await tellMerchant(market.id, { about: "asked", id: uuidOf("application", id) ?? "" });
  const [mail] = await mails();
  expect(mail?.text).toContain("2 things to add");
  expect(mail?.text).toContain("1 Dec 2026, 00:00 Beijing time");
});

test("about something there is none of, nobody is written to", async () => {
  await tellMerchant(market.id, { about: "decided", id: newId() });
  await tellMerchant(market.id, { about: "qualifies", id: newId() });
  expect(await mails()).toEqual([]);
});
