/** A body of any size as blocks of whole lines, unpacked where it is gzipped, in flat memory. */
import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { brokenBytes } from "~/features/merchants/record-fields";
import { Unreadable } from "./unreadable";

const newline = 0x0a;
/** A line beyond this is not a record. */
export const lineBytesMost = 1_000_000;
/** Real data packs to a tenth; a bomb to a thousandth. Judged once this much came out. */
const suspectedFrom = 64_000_000;
const suspectRatio = 300;

export type Body = AsyncIterable<Uint8Array>;

/** The chunks with the first one looked at: is it gzip? */
async function* unpacked(body: Body): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  let taken = head.length;
  const rest = async function* () {
    yield head;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      taken += next.value.length;
      yield next.value;
    }
  };
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* rest();
    return;
  }
  const gunzip = createGunzip();
  const source = Readable.from(rest(), { objectMode: false });
  source.once("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let given = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      given += chunk.length;
      if (given > suspectedFrom && given > taken * suspectRatio)
        throw new Unreadable("bomb", "The file unpacks to far more than real data would.");
      yield chunk;
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith("Z_") === true)
      throw new Unreadable("not-gzip", "The file begins like gzip but cannot be unpacked.");
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** Whole lines as text. Lines that are no UTF-8 keep a mark in place of their broken bytes. */
function textOf(block: Buffer): string {
  if (isUtf8(block)) return block.toString("utf8");
  const lines: string[] = [];
  for (let from = 0; from < block.length; ) {
    const end = block.indexOf(newline, from);
    const line = block.subarray(from, end === -1 ? block.length : end + 1);
    const text = line.toString("utf8");
    lines.push(isUtf8(line) ? text : text.replaceAll("\ufffd", brokenBytes));
    from += line.length;
  }
  return lines.join("");
}

export async function* lineBlocks(body: Body): AsyncGenerator<string> {
  let left: Buffer[] = [];
  let leftBytes = 0;
  for await (const given of unpacked(body)) {
    const chunk = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    const end = chunk.lastIndexOf(newline) + 1;
    if (end > 0) {
      yield textOf(Buffer.concat([...left, chunk.subarray(0, end)]));
      left = [];
      leftBytes = 0;
    }
    if (end < chunk.length) {
      left.push(chunk.subarray(end));
      leftBytes += chunk.length - end;
    }
    if (leftBytes > lineBytesMost)
      throw new Unreadable("line-too-long", `A line is longer than ${lineBytesMost} bytes.`);
  }
  if (leftBytes > 0) yield textOf(Buffer.concat(left));
}
