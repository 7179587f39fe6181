import { describe, expect, test } from "vitest";
import { kindOf } from "~/features/programs/kinds";
import { entryRule, parseTerms, templateOf } from "~/features/programs/terms";

const kind = kindOf("cold-start");
const good = () => JSON.parse(JSON.stringify(templateOf(kind, "CNY")));
const troubles = (change: (terms: ReturnType<typeof good>) => void) => {
  const terms = good();
  change(terms);
  const parsed = parseTerms(kind, terms);
  return parsed.ok ? [] : parsed.troubles.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe("terms are refused with the place of every mistake", () => {
  test("a metric that does not exist", () => {
    expect(
      troubles((terms) => {
        terms.rules.enter.all[1].metric = "store.daysOpen";
      }),
    ).toEqual(["/rules/enter/all/1/metric unknown-metric"]);
  });
  test("a value of the wrong type inside an exit", () => {
    expect(
      troubles((terms) => {
        terms.rules.exit[2].rule.value = "high";
      })[0],
    ).toMatch(/^\/rules\/exit\/2\/rule\/value /);
  });
  test("settings that do not fit their kind", () => {
    expect(
      troubles((terms) => {
        terms.settings.applyWithinDays = -1;
      })[0],
    ).toMatch(/^\/settings\/applyWithinDays /);
    expect(
      troubles((terms) => {
        terms.settings.extra = 1;
      })[0],
    ).toMatch(/^\/settings/);
  });
  test("stages that overlap", () => {
    expect(
      troubles((terms) => {
        terms.settings.ramp.fromDay = 20;
      }),
    ).toHaveLength(1);
  });
  test("several at once", () => {
    const all = troubles((terms) => {
      terms.rules.enter.all[0].onMissing = "MAYBE";
      terms.rules.graduate = { all: [] };
      terms.settings.couponMinor = 1.5;
    });
    expect(all.map((trouble) => trouble.split(" ")[0])).toEqual([
      "/settings/couponMinor",
      "/rules/enter/all/0/onMissing",
      "/rules/graduate/all",
    ]);
  });
  test("a last day before the first", () => {
    expect(
      troubles((terms) => {
        terms.opensOn = "2026-12-02";
        terms.closesOn = "2026-12-01";
      }),
    ).toEqual(["/closesOn before-opening"]);
  });
  test("something that is no form at all", () => {
    for (const nonsense of [null, 3, "x", [], {}, { rules: null }])
      expect(parseTerms(kind, nonsense).ok).toBe(false);
  });
});

test("a product program asks both its rules", () => {
  const { rules } = templateOf(kindOf("hit-product"), "CNY");
  expect(entryRule(rules)).toEqual({ all: [rules.enter, rules.enterProduct] });
});
