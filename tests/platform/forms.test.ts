import { describe, expect, test } from "vitest";
import { z } from "zod";
import { moneyInput } from "~/locales/inputs";
import { readForm } from "~/platform/forms.server";

const schema = z.object({
  shop: z.string({ error: "Enter the shop name" }).max(5),
  orders: z.number().int().min(10).max(500),
  budget: moneyInput("CNY").optional(),
  goal: z.enum(["orders", "live"]),
  channels: z.array(z.enum(["live", "video"])).min(1),
  agreed: z.boolean().default(false),
  note: z.string().optional(),
});
type Fields = readonly (readonly [string, string])[];
const good: Fields = [
  ["shop", "云织"],
  ["orders", "12"],
  ["budget", "1,200.50"],
  ["goal", "live"],
  ["channels", "live"],
  ["channels", "video"],
  ["agreed", "on"],
  ["note", ""],
  ["_key", "k1"],
];

function posted(fields: Fields, kind: "urlencoded" | "multipart" = "urlencoded"): Request {
  const body = kind === "multipart" ? new FormData() : new URLSearchParams();
  for (const [name, value] of fields) body.append(name, value);
  return new Request("http://localhost/apply", { method: "POST", body });
}
const without = (name: string): Fields => good.filter(([field]) => field !== name);
const withValue = (name: string, value: string): Fields => [...without(name), [name, value]];

describe("an accepted form", () => {
  test.each(["urlencoded", "multipart"] as const)(
    "%s: typed values become values",
    async (kind) => {
      const form = await readForm(posted(good, kind), schema);
      expect(form).toMatchObject({
        ok: true,
        key: "k1",
        value: {
          shop: "云织",
          orders: 12,
          budget: 120_050n,
          goal: "live",
          channels: ["live", "video"],
          agreed: true,
        },
      });
      expect(form.ok && form.value.note).toBeUndefined();
    },
  );

  test("a rule's later objection keeps what was typed", async () => {
    const form = await readForm(posted(good), schema);
    expect(form.ok && form.failure("goal", "This goal is closed")).toEqual({
      ok: false,
      errors: [{ field: "goal", message: "This goal is closed" }],
      values: expect.objectContaining({ shop: ["云织"], channels: ["live", "video"] }),
    });
  });

  test("nested names become nested values", async () => {
    const lines = z.object({ lines: z.array(z.object({ amount: z.number() })) });
    const form = await readForm(
      posted([
        ["lines[0].amount", "1"],
        ["lines[1].amount", "x"],
      ]),
      lines,
    );
    expect(form).toMatchObject({ ok: false, errors: [{ field: "lines[1].amount" }] });
  });
});

describe("a form with troubles", () => {
  const troubleOf = async (fields: Fields) => {
    const form = await readForm(posted(fields), schema);
    return form.ok ? [] : form.errors;
  };

  test.each([
    ["shop", "", { field: "shop", message: "Enter the shop name" }],
    [
      "shop",
      "far too long",
      { field: "shop", message: "Enter the shop name", values: { maximum: 5 } },
    ],
    ["orders", "", { field: "orders", message: "This cannot be empty", general: true }],
    [
      "orders",
      "many",
      { field: "orders", message: "Enter a number in figures, such as 12", general: true },
    ],
    [
      "orders",
      "5",
      {
        field: "orders",
        message: "Enter {minimum} or more",
        values: { minimum: 10 },
        general: true,
      },
    ],
    [
      "orders",
      "501",
      {
        field: "orders",
        message: "Enter {maximum} or less",
        values: { maximum: 500 },
        general: true,
      },
    ],
    ["budget", "lots", { field: "budget", message: "Enter an amount, such as 1,200.50" }],
    ["goal", "moon", { field: "goal", message: "Choose one of the options", general: true }],
  ])("%s = %j", async (name, value, trouble) => {
    expect(await troubleOf(withValue(name, value))).toEqual([trouble]);
  });

  test("no box ticked and no radio chosen", async () => {
    expect(await troubleOf(without("channels"))).toMatchObject([
      { field: "channels", message: "Choose at least {minimum}" },
    ]);
    expect(await troubleOf(without("goal"))).toMatchObject([
      { field: "goal", message: "Choose one of the options" },
    ]);
  });

  test("every field has at most one trouble, in the form's order", async () => {
    const fields = (await troubleOf([])).map(({ field }) => field);
    expect(fields).toEqual(["shop", "orders", "goal", "channels"]);
  });

  test("what was typed comes back, secrets and files do not", async () => {
    const body = new FormData();
    body.append("shop", "far too long");
    body.append("password", "hunter2");
    body.append("licence", new File(["x"], "licence.png"));
    const request = new Request("http://localhost/", { method: "POST", body });
    const form = await readForm(request, schema);
    expect(form.ok || form.values).toEqual({ shop: ["far too long"] });
  });
});

describe("a page that only asks about one field", () => {
  test("gets that field's trouble and nothing happens", async () => {
    const form = await readForm(
      posted([
        ["orders", "5"],
        ["_check", "orders"],
      ]),
      schema,
    );
    expect(form).toMatchObject({ ok: false, checked: "orders", errors: [{ field: "orders" }] });
    expect(form.ok || form.errors).toHaveLength(1);
  });

  test("gets no trouble for a good field, and still no value", async () => {
    const form = await readForm(posted([...good, ["_check", "orders"]]), schema);
    expect(form).toMatchObject({ ok: false, checked: "orders", errors: [] });
  });
});

test("names that reach for prototypes and form intents are only names", async () => {
  const form = await readForm(
    posted([...good, ["__proto__.polluted", "1"], ["constructor.x", "1"], ["__intent__", "x"]]),
    schema,
  );
  expect(form.ok).toBe(true);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
