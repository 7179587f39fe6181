import { expect, test } from "vitest";
import { merchantMail, type News } from "~/features/applications/merchant-mail";

const program = { en: "Deposit relief", zh: "降低保证金" };
const link = "https://slipway.example/apply/app_1";
const news: readonly News[] = [
  { about: "approved", program },
  {
    about: "rejected",
    program,
    reasons: [{ en: "A document is missing.", zh: "缺少材料。" }],
    note: "The photo is dark.",
  },
  { about: "asked", program, count: 2, by: "30 Nov 2026, 24:00" },
  { about: "qualifies", program },
];

test.each(news)("$about, in both languages, with its link", (each) => {
  const zh = merchantMail(each, link, "zh");
  const en = merchantMail(each, link, "en");
  for (const mail of [zh, en]) expect(mail.text).toContain(link);
  expect(zh.subject + zh.text).toContain("降低保证金");
  expect(zh.subject).not.toContain("Deposit");
  expect(en.subject + en.text).toContain("Deposit relief");
});
test("a refusal says its reasons and the reviewer's note", () => {
  const mail = news[1] && merchantMail(news[1], link, "en");
  expect(mail?.text).toContain("A document is missing.");
  expect(mail?.text).toContain("The photo is dark.");
});
