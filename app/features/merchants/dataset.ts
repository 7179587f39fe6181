/**
 * A kind of record that the platform imports, and the table it lands in: one declaration from which
 * checking, CSV columns, templates and the writing statements are made.
 */
import { z } from "zod";
import type { ColumnType, Fields } from "./record-fields";

export type RecordOf<Given extends Fields> = {
  readonly [Name in keyof Given]: z.output<Given[Name]["schema"]>;
};

/** What is wrong with one field of one record. */
export type RecordTrouble = {
  /** Empty where the record as a whole is meant. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
};
/** What a record is checked against besides itself. */
export type RecordSetting = { readonly currency: string; readonly zone: string };

type CellOf = (record: Readonly<Record<string, unknown>>, setting: RecordSetting) => unknown;
export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  readonly of: CellOf;
  /**
   * For what lives in a table of its own: SQL that reads the stored value of the row `t`, in the form
   * the staged one has. Such a column is staged and compared; the dataset's room stores it.
   */
  readonly elsewhere?: string;
};

export type Dataset = {
  readonly name: string;
  readonly table: string;
  readonly fields: Fields;
  readonly schema: z.ZodType<Readonly<Record<string, unknown>>>;
  readonly columns: readonly Column[];
  /** Column names, without the marketplace. */
  readonly key: readonly string[];
  /** The column whose greater value is newer; null where a record is never replaced. */
  readonly newer: "version" | "occurred_at" | null;
  /** Columns counted in SQL: expressions over the staged row `s` and over `g.zone` and `g.now`. */
  readonly derived: Readonly<Record<string, string>>;
  readonly check: (
    record: Readonly<Record<string, unknown>>,
    setting: RecordSetting,
  ) => readonly RecordTrouble[];
};

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

function columnsOf(fields: Fields, others: Readonly<Record<string, string>>): Column[] {
  return Object.entries(fields).flatMap(([field, { column = snake(field), type }]) => {
    if (column === null) return [];
    const elsewhere = others[column];
    const own: Column = { name: column, type, of: (record) => record[field] };
    return [elsewhere === undefined ? own : { ...own, elsewhere }];
  });
}

type Declared<Given extends Fields> = {
  readonly name: string;
  readonly table: string;
  readonly fields: Given;
  readonly key: readonly string[];
  readonly newer: Dataset["newer"];
  readonly derived?: Dataset["derived"];
  /** Replaces the columns that the fields themselves would give. */
  readonly columns?: readonly {
    readonly name: string;
    readonly type: ColumnType;
    readonly of: (record: RecordOf<Given>, setting: RecordSetting) => unknown;
  }[];
  /** Columns that live in another table, by name: see `Column.elsewhere`. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  readonly check?: (
    record: RecordOf<Given>,
    setting: RecordSetting,
  ) => readonly (RecordTrouble | null)[];
};

export function defineDataset<const Given extends Fields>(declared: Declared<Given>): Dataset {
  const shape = Object.fromEntries(
    Object.entries(declared.fields).map(([name, field]) => [name, field.schema]),
  );
  const check = declared.check;
  return {
    name: declared.name,
    table: declared.table,
    fields: declared.fields,
    schema: z.strictObject(shape) as unknown as Dataset["schema"],
    columns:
      (declared.columns as readonly Column[] | undefined) ??
      columnsOf(declared.fields, declared.elsewhere ?? {}),
    key: declared.key,
    newer: declared.newer,
    derived: declared.derived ?? {},
    check: (record, setting) =>
      check === undefined
        ? []
        : check(record as RecordOf<Given>, setting).filter((trouble) => trouble !== null),
  };
}

export const trouble = (field: string, code: string, message: string): RecordTrouble => ({
  field,
  code,
  message,
});

/** Money is only taken in the marketplace's own currency, and never without one. */
export function currencyTrouble(
  currency: string | null,
  amounts: readonly (number | null)[],
  setting: RecordSetting,
): RecordTrouble | null {
  if (currency !== null)
    return currency === setting.currency
      ? null
      : trouble("currency", "wrong_currency", `must be ${setting.currency}, the marketplace's own`);
  return amounts.every((amount) => amount === null)
    ? null
    : trouble("currency", "missing", "is needed beside an amount");
}
