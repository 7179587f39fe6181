import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { failureWords, troubleWords } from "~/features/metrics/trouble-words";

test("a refused line is told in Chinese with the figures of its sentence", () => {
  const zh = (code: string, message: string) => troubleWords({ code, message }).zh;
  expect(zh("too_small", "must be at least 3 characters")).toBe("不得小于 3");
  expect(zh("not_one_of", "must be one of ORDINARY, BRAND")).toBe(
    "只能是以下之一：ORDINARY, BRAND",
  );
  expect(zh("something_new", "is new")).toBe("is new");
});

test("every sentence with which a file is given up has its Chinese", () => {
  const folder = "app/features/metrics/reading";
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  const sentences = sources.flatMap((text) =>
    [...text.matchAll(/new Unreadable\([^,]+,\s*["`](.+?)["`]\)/g)].map(([, sentence = ""]) =>
      sentence.replace(/\$\{lineBytesMost\}/, "1048576").replace(/\$\{[^}]+\}/g, "stores"),
    ),
  );
  expect(sentences.length).toBeGreaterThan(6);
  for (const sentence of sentences) expect(failureWords(sentence).zh).toMatch(/[一-鿿]/);
});
