import { expect, test } from "vitest";
import { mailsTo } from "#tests/support/mailbox";
import { signedIn } from "#tests/support/sign-in";
import { endpointLetter, letterOccasions } from "~/features/notices/endpoint-letter";
import { writeAboutEndpoint } from "~/features/notices/write-about-endpoint.server";
import { prisma } from "~/platform/database.server";
import { publicId } from "~/values/public-id";
import { aListeningMarketplace } from "./story";

test("the letter has the name, the address, the time and the page in it, in both languages", () => {
  const about = {
    name: "seller center",
    url: "https://market.example/hooks",
    since: "23 Nov",
    page: "https://slipway.example/settings/webhooks/whe_1",
  };
  for (const occasion of letterOccasions)
    for (const locale of ["en", "zh"] as const) {
      const { subject, text } = endpointLetter(occasion, about, locale);
      expect(subject).toContain(about.name);
      expect(text).toContain(about.url);
      expect(text).toContain(about.page);
      if (occasion !== "gone") expect(text).toContain(about.since);
      expect(/[\u4e00-\u9fff]/.test(subject)).toBe(locale === "zh");
    }
});

test("administrators of this marketplace get it, and nobody else", async () => {
  const [market, other] = [await aListeningMarketplace(), await aListeningMarketplace()];
  const admin = await signedIn("admin", { marketplace: market, entityUid: "ent-1" });
  const reviewer = await signedIn("reviewer", { marketplace: market, entityUid: "ent-1" });
  const stranger = await signedIn("admin", { marketplace: other, entityUid: "ent-1" });
  const { endpointId } = await market.endpoint("https://market.example/hooks");
  await writeAboutEndpoint(market.id, endpointId, "warn");
  const emailOf = async ({ personId }: { readonly personId: string }) =>
    (await prisma().person.findUniqueOrThrow({ where: { id: personId } })).email;
  const [mail, ...more] = await mailsTo(await emailOf(admin));
  expect(more).toEqual([]);
  expect(mail?.text).toContain(publicId("endpoint", endpointId));
  expect(await mailsTo(await emailOf(reviewer))).toEqual([]);
  expect(await mailsTo(await emailOf(stranger))).toEqual([]);
});
