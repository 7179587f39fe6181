import { expect, test } from "vitest";
import { type CatalogueEntry, inCatalogueOrder } from "~/features/applications/catalogue";

const entry = (slug: string, more: Partial<CatalogueEntry>): CatalogueEntry =>
  ({ program: { slug }, group: "ready", closesOn: null, worth: null, ...more }) as CatalogueEntry;

test("by group, then what closes first, then what is worth most, then by name", () => {
  const money = (amountMinor: string) => ({ amountMinor, currency: "CNY" });
  const order = inCatalogueOrder([
    entry("far", { group: "not-yet", closesOn: "2026-11-24" }),
    entry("b", {}),
    entry("a", {}),
    entry("rich", { worth: money("9007199254740993") }),
    entry("poor", { worth: money("9007199254740992") }),
    entry("soon", { closesOn: "2026-11-30" }),
    entry("sooner", { closesOn: "2026-11-29" }),
    entry("near", { group: "almost" }),
    entry("in", { group: "joined" }),
  ]);
  expect(order.map(({ program }) => program.slug)).toEqual([
    "in",
    "sooner",
    "soon",
    "rich",
    "poor",
    "a",
    "b",
    "near",
    "far",
  ]);
});
