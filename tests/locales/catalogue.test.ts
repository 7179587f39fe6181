import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { wordsIn } from "~/locales/catalogue";
import "~/locales/account-catalogue";
import "~/locales/staff-catalogue";
import "~/locales/wallet-back-catalogue";
import "~/locales/wallet-pay-catalogue";

type Entry = { readonly id: string; readonly text: string };

/** The entries of a PO file; folded lines are joined. */
function entriesOf(path: string): Entry[] {
  const text = readFileSync(path, "utf8").replace(/"\n"/g, "");
  return [...text.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)].map(([, id = "", said = ""]) => ({
    id: JSON.parse(`"${id}"`) as string,
    text: JSON.parse(`"${said}"`) as string,
  }));
}

const chapters = [
  "app/locales",
  "app/locales/account",
  "app/locales/wallet-pay",
  "app/locales/wallet-back",
  "app/locales/staff",
] as const;
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name = ""]) => name))].sort();

describe.each(chapters)("%s", (folder) => {
  const english = entriesOf(`${folder}/en.po`);
  const chinese = entriesOf(`${folder}/zh.po`);

  test("both languages have the same sentences", () => {
    expect(chinese.map(({ id }) => id).sort()).toEqual(english.map(({ id }) => id).sort());
  });

  test("a translation takes the placeholders of its sentence and no others", () => {
    const strange = chinese
      .filter(({ text }) => text !== "")
      .filter(({ id, text }) => {
        const known = placeholders(id);
        return placeholders(text).some((name) => !known.includes(name) && name !== "count");
      });
    expect(strange).toEqual([]);
  });

  test("Chinese is written as Chinese: full-width punctuation, no cheering, no fines", () => {
    expect(chinese.filter(({ text }) => /[一-鿿][,;?!]|！|亲，|罚款/.test(text))).toEqual([]);
  });
});

test("a merchant is not yet eligible, never unfit", () => {
  const blunt = entriesOf("app/locales/zh.po").filter(({ text }) => /(?<!暂)不符合/.test(text));
  expect(blunt).toEqual([]);
});

test("a sentence reads in the language it is asked in, plurals and all", () => {
  const say = (locale: "en" | "zh", count: number) =>
    wordsIn(locale)._("{count, plural, one {# selected} other {# selected}}", { count });
  expect([say("en", 1), say("en", 7), say("zh", 7)]).toEqual([
    "1 selected",
    "7 selected",
    "已选 7 项",
  ]);
});

test("a sentence without a translation still fills its placeholders", () => {
  expect(wordsIn("zh")._("Not translated {what}", { what: "yet" })).toBe("Not translated yet");
});
