import { expect, test } from "vitest";
import { dictionary, isMetricKey } from "~/features/metrics/dictionary";
import { populationColumn } from "~/features/metrics/population";
import { creatorFacts } from "~/features/metrics/sql/creator-facts";
import { productFacts } from "~/features/metrics/sql/product-facts";
import { storeFacts } from "~/features/metrics/sql/store-facts";

const made = {
  store: storeFacts({ some: false }).columns,
  product: productFacts({ some: null }).columns,
  creator: creatorFacts({ some: false }).columns,
} as const;

test("every metric of a store, product or creator has its column, and a rate the count behind it", () => {
  for (const [key, { subject, sample }] of Object.entries(dictionary)) {
    if (!isMetricKey(key)) throw new Error(key);
    const column = populationColumn(key, "f");
    if (subject === "program" || subject === "deposit") {
      expect(column).toBeNull();
      continue;
    }
    const names = Object.keys(made[subject]).map((name) => `f.${name}`);
    expect(names).toContain(column?.value);
    expect({ key, sampled: column?.sample !== undefined }).toEqual({
      key,
      sampled: sample !== undefined,
    });
    if (column?.sample !== undefined) expect(names).toContain(column.sample);
  }
});
