/** Checked records in batches that fit in one statement. Of two records with one key the newer is kept. */
import type { Dataset, RecordSetting, RecordTrouble } from "~/features/merchants/dataset";
import type { Piece } from "./piece";
import { troublesOf } from "./record-troubles";

export type CheckedRecord = {
  readonly line: number;
  readonly record: Readonly<Record<string, unknown>>;
};
export type LineTrouble = RecordTrouble & { readonly line: number };

export type Batch = {
  readonly records: readonly CheckedRecord[];
  /** Records of the batch that another of the same batch makes superfluous. */
  readonly duplicates: number;
  readonly troubles: readonly LineTrouble[];
  readonly rejected: number;
  /** Records of the file up to the end of this batch, good and bad; blank lines are none. */
  readonly upTo: number;
};

type Open = {
  readonly byKey: Map<string, CheckedRecord>;
  duplicates: number;
  troubles: LineTrouble[];
  rejected: number;
};

const opened = (): Open => ({ byKey: new Map(), duplicates: 0, troubles: [], rejected: 0 });

const same = (left: CheckedRecord, right: CheckedRecord) =>
  JSON.stringify(left.record) === JSON.stringify(right.record);

function reject(open: Open, line: number, troubles: readonly RecordTrouble[]): void {
  open.rejected += 1;
  for (const each of troubles) open.troubles.push({ ...each, line });
}

export const conflict: RecordTrouble = {
  field: "",
  code: "conflict",
  message: "says something else than the record of the same key and age; send it with a later one",
};

type Reading = {
  readonly dataset: Dataset;
  readonly setting: RecordSetting;
  readonly keyOf: (record: CheckedRecord["record"]) => string;
  readonly ageOf: (record: CheckedRecord["record"]) => number;
};

function readingOf(dataset: Dataset, setting: RecordSetting): Reading {
  const key = dataset.columns.filter(({ name }) => dataset.key.includes(name));
  const age = dataset.columns.find(({ name }) => name === dataset.newer);
  const separator = "\u0000";
  return {
    dataset,
    setting,
    keyOf: (record) => key.map((column) => String(column.of(record, setting))).join(separator),
    ageOf: (record) => (age === undefined ? 0 : Number(age.of(record, setting))),
  };
}

function keep(open: Open, { keyOf, ageOf }: Reading, found: CheckedRecord): void {
  const key = keyOf(found.record);
  const other = open.byKey.get(key);
  if (other === undefined) {
    open.byKey.set(key, found);
    return;
  }
  const difference = ageOf(found.record) - ageOf(other.record);
  if (difference === 0 && !same(found, other)) {
    reject(open, found.line, [conflict]);
    return;
  }
  open.duplicates += 1;
  if (difference > 0) open.byKey.set(key, found);
}

function check(open: Open, reading: Reading, piece: Piece): void {
  if ("troubles" in piece) {
    reject(open, piece.line, piece.troubles);
    return;
  }
  const parsed = reading.dataset.schema.safeParse(piece.value);
  if (!parsed.success) {
    reject(
      open,
      piece.line,
      troublesOf(parsed.error.issues, piece.value as Record<string, unknown>),
    );
    return;
  }
  const troubles = reading.dataset.check(parsed.data, reading.setting);
  if (troubles.length > 0) reject(open, piece.line, troubles);
  else keep(open, reading, { line: piece.line, record: parsed.data });
}

const closed = ({ byKey, ...rest }: Open, upTo: number): Batch => ({
  records: [...byKey.values()],
  ...rest,
  upTo,
});

/** Between so many records, whatever waits for the process gets its turn. */
const stretch = 250;
const breathe = () => new Promise((next) => setImmediate(next));

/**
 * Batches of about `size` records. A batch ends between two values of the first key column, so that the
 * lines of one order stay together, unless that takes it to twice its size. `skip` records are left out:
 * they were stored before.
 */
export async function* batchesOf(
  pieces: AsyncIterable<readonly Piece[]>,
  dataset: Dataset,
  setting: RecordSetting,
  { size, skip = 0 }: { readonly size: number; readonly skip?: number },
): AsyncGenerator<Batch> {
  const reading = readingOf(dataset, setting);
  const leading = Object.keys(dataset.fields)[0] ?? "";
  const groupOf = (piece: Piece) =>
    "value" in piece ? (piece.value as Record<string, unknown>)[leading] : undefined;
  let open = opened();
  let seen = 0;
  let held = 0;
  let group: unknown;
  for await (const some of pieces) {
    for (const piece of some) {
      if (seen < skip) {
        seen += 1;
        continue;
      }
      const next = groupOf(piece);
      if (held >= size && (next !== group || held >= 2 * size)) {
        yield closed(open, seen);
        open = opened();
        held = 0;
      }
      group = next;
      check(open, reading, piece);
      seen += 1;
      held += 1;
      if (seen % stretch === 0) await breathe();
    }
  }
  if (held > 0) yield closed(open, seen);
}
