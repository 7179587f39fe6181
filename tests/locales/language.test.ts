import { expect, test } from "vitest";
import { chooseLocale } from "~/locales/language";

test("the setting wins over the link, the link over the cookie, the cookie over the browser", () => {
  const all = { setting: "zh", link: "en", cookie: "en", acceptLanguage: "en" };
  expect(chooseLocale(all)).toBe("zh");
  expect(chooseLocale({ ...all, setting: null, link: "zh" })).toBe("zh");
  expect(chooseLocale({ ...all, setting: null, link: null, cookie: "zh" })).toBe("zh");
  expect(chooseLocale({ acceptLanguage: "zh-CN" })).toBe("zh");
});

test.each([
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["zh-Hant-TW", "zh"],
  ["de, zh;q=0.4, en;q=0.6", "en"],
  ["en;q=0, zh;q=0.1", "zh"],
  ["ZH", "zh"],
  ["fr", "en"],
  ["", "en"],
  [";;;,,q=", "en"],
])("Accept-Language %s reads %s", (acceptLanguage, locale) => {
  expect(chooseLocale({ acceptLanguage })).toBe(locale);
});

test("what is no language of ours is passed over", () => {
  expect(chooseLocale({ setting: "xx", link: "<script>", cookie: "zh" })).toBe("zh");
});
