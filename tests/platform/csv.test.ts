import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvColumn, csvHead, csvLines, csvOf, csvResponse } from "~/platform/csv.server";

type Row = { readonly shop: string; readonly amount: string; readonly at: Date | null };
const columns: readonly CsvColumn<Row>[] = [
  { header: "shop", kind: "text", value: (row) => row.shop },
  { header: "amount", kind: "number", value: (row) => row.amount },
  { header: "at", kind: "day", value: (row) => row.at },
];
const row = (shop: string, amount = "1.00"): Row => ({ shop, amount, at: null });

describe("a table as CSV", () => {
  test("begins with the byte order mark and ends its lines as RFC 4180 says", () => {
    const bytes = new TextEncoder().encode(csvOf(columns, [row("云织服饰")]));
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csvOf(columns, [row("a")])).toBe("\ufeffshop,amount,at\r\na,1.00,\r\n");
  });

  test.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])(
    "the text %j runs nowhere",
    (shop) => {
      const [read] = parse(csvOf(columns, [row(shop)]), { bom: true, columns: true }) as Row[];
      expect(read?.shop).toBe(`'${shop}`);
    },
  );

  test("a negative number stays a number, a time is ISO", () => {
    const at = new Date("2026-11-23T02:00:00Z");
    expect(csvLines(columns, [{ shop: "a", amount: "-12.50", at }])).toBe(
      "a,-12.50,2026-11-23T02:00:00.000Z\r\n",
    );
  });

  test("any text comes back whole, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (shops) => {
        const read = parse(
          csvOf(
            columns,
            shops.map((shop) => row(shop)),
          ),
          {
            bom: true,
            columns: true,
            relax_column_count: false,
          },
        ) as Row[];
        expect(read.map(({ shop }) => shop.replace(/^'(?=[=+\-@\t\r])/, ""))).toEqual(shops);
      }),
    );
  });

  test("streams: head and lines are the whole", () => {
    const rows = [row("a"), row("b")];
    expect(csvHead(columns) + csvLines(columns, rows)).toBe(csvOf(columns, rows));
  });

  test("is saved under its Chinese name", async () => {
    const answer = csvResponse("申请 2026.csv", "x");
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("Content-Disposition")).toContain(
      "filename*=UTF-8''%E7%94%B3%E8%AF%B7%202026.csv",
    );
  });
});
