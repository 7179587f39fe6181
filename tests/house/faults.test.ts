/** Every fault that payments must survive has a test that says so in its title. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Transfers to shops come with rewards. */
const later = [46, 47, 48];
const faults = Array.from({ length: 54 }, (_, at) => at + 1).filter(
  (each) => !later.includes(each),
);

const title = /"(\d+(?:, \d+)*): /g;
const folders = ["tests/features/payments", "tests/features/deposits"];

test("each of the faults has a test with its number", () => {
  const tested = new Set<number>();
  for (const folder of folders)
    for (const name of readdirSync(folder).filter((each) => each.endsWith(".test.ts")))
      for (const [, numbers = ""] of readFileSync(join(folder, name), "utf8").matchAll(title))
        for (const number of numbers.split(", ")) tested.add(Number(number));
  expect(faults.filter((each) => !tested.has(each))).toEqual([]);
});
