import { expect, test } from "vitest";
import { writeToOwners } from "~/features/deposits/write-to-owners.server";
import { inTenant, prisma } from "~/platform/database.server";
import { newId } from "~/values/public-id";
import { depositsIn } from "./a-deposit";

test("owners read amount, deadline and what follows in their own language; members and strangers nothing", async () => {
  const deposits = await depositsIn();
  const shop = await deposits.shop();
  const person = async (
    email: string,
    role: string,
    locale: string,
    entityUid = shop.entityUid,
  ) => {
    const id = newId();
    await prisma().person.create({
      data: { id, name: email, email, emailVerified: true, locale },
    });
    await inTenant(deposits.id, (tx) =>
      tx.membership.create({
        data: { marketplaceId: deposits.id, id: newId(), personId: id, role, entityUid },
      }),
    );
  };
  await person("en@example.com", "merchant-owner", "en");
  await person("zh@example.com", "merchant-owner", "zh");
  await person("member@example.com", "merchant-member", "en");
  await person("stranger@example.com", "merchant-owner", "en", "other");
  const dueAt = new Date("2026-11-16T15:59:59Z");
  const top = { about: "top-up", leftMinor: 440_000, currency: "CNY", dueAt } as const;
  await writeToOwners(deposits.id, shop.storeUid, top);
  const told = { amountMinor: 30_000, currency: "CNY", reason: "Late", replyUntil: dueAt };
  await writeToOwners(deposits.id, shop.storeUid, { about: "deduction", ...told });
  const mails = await prisma().mail.findMany({ orderBy: { id: "asc" } });
  expect(mails.map(({ recipient }) => recipient)).toEqual([
    "en@example.com",
    "zh@example.com",
    "en@example.com",
    "zh@example.com",
  ]);
  const [en, zh, deduction] = mails.map(({ text }) => text);
  expect(en).toMatch(/short of ¥4,400\.00.*16 Nov/);
  expect(zh).toMatch(/欠缴 ¥4,400\.00/);
  expect(deduction).toMatch(/¥300\.00.*Late/);
});
