/** PostgreSQL's binary COPY format. The server reads it without parsing a single text. */
import type { ColumnType } from "~/features/merchants/record-fields";

const signature = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const two32 = 4_294_967_296;
const dayOf2000 = 10_957;
const textOid = 25;

class CopyBuffer {
  #bytes = Buffer.allocUnsafe(1 << 18);
  #end = 0;

  #room(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#end + bytes));
    this.#bytes.copy(wider, 0, 0, this.#end);
    this.#bytes = wider;
  }

  raw(given: Buffer): void {
    this.#room(given.length);
    this.#end += given.copy(this.#bytes, this.#end);
  }

  int16(value: number): void {
    this.#room(2);
    this.#end = this.#bytes.writeInt16BE(value, this.#end);
  }

  int32(value: number): void {
    this.#room(4);
    this.#end = this.#bytes.writeInt32BE(value, this.#end);
  }

  int64(value: number): void {
    const high = Math.floor(value / two32);
    this.#room(8);
    this.#end = this.#bytes.writeInt32BE(high, this.#end);
    this.#end = this.#bytes.writeUInt32BE(value - high * two32, this.#end);
  }

  byte(value: number): void {
    this.#room(1);
    this.#end = this.#bytes.writeUInt8(value, this.#end);
  }

  text(value: string): void {
    this.#room(4 + value.length * 3);
    const length = this.#bytes.write(value, this.#end + 4, "utf8");
    this.#bytes.writeInt32BE(length, this.#end);
    this.#end += 4 + length;
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#end);
  }
}

function texts(into: CopyBuffer, values: readonly string[]): void {
  const body = new CopyBuffer();
  body.int32(values.length === 0 ? 0 : 1);
  body.int32(0);
  body.int32(textOid);
  if (values.length > 0) {
    body.int32(values.length);
    body.int32(1);
    for (const value of values) body.text(value);
  }
  const bytes = body.bytes();
  into.int32(bytes.length);
  into.raw(bytes);
}

type Put = (into: CopyBuffer, value: never) => void;

const puts: Readonly<Record<ColumnType, Put>> = {
  text: (into, value: string) => into.text(value),
  "text[]": (into, value: readonly string[]) => texts(into, value),
  int2: (into, value: number) => {
    into.int32(2);
    into.int16(value);
  },
  int4: (into, value: number) => {
    into.int32(4);
    into.int32(value);
  },
  int8: (into, value: number) => {
    into.int32(8);
    into.int64(value);
  },
  bool: (into, value: boolean) => {
    into.int32(1);
    into.byte(value ? 1 : 0);
  },
  date: (into, value: string) => {
    into.int32(4);
    into.int32(Date.parse(`${value}T00:00:00Z`) / 86_400_000 - dayOf2000);
  },
  timestamptz: (into, value: number) => {
    into.int32(8);
    into.int64(value);
  },
};

export type CopyColumn<Row> = {
  readonly type: ColumnType;
  /** Null or undefined is NULL; a timestamptz is in microseconds since 2000. */
  readonly of: (row: Row) => unknown;
};

/** Rows in the making; add as many as there are, then take the bytes. */
export function copyOf<Row>(columns: readonly CopyColumn<Row>[]) {
  const into = new CopyBuffer();
  const writers = columns.map(({ type, of }) => ({ put: puts[type], of }));
  into.raw(signature);
  const add = (row: Row): void => {
    into.int16(writers.length);
    for (const { put, of } of writers) {
      const value = of(row);
      if (value === null || value === undefined) into.int32(-1);
      else put(into, value as never);
    }
  };
  const bytes = (): Buffer => {
    into.int16(-1);
    return into.bytes();
  };
  return { add, bytes };
}
