/** NDJSON, to records. */
import { readJsonLine } from "./json-line";
import type { Piece } from "./piece";
import { Unreadable } from "./unreadable";

const byteOrderMark = 0xfeff;

export async function* jsonPieces(blocks: AsyncIterable<string>): AsyncGenerator<readonly Piece[]> {
  let line = 0;
  for await (const block of blocks) {
    const text = line === 0 && block.charCodeAt(0) === byteOrderMark ? block.slice(1) : block;
    if (line === 0 && text.trimStart().startsWith("["))
      throw new Unreadable("not-lines", "Send one JSON object a line, not an array.");
    const pieces: Piece[] = [];
    for (let from = 0; from < text.length; ) {
      const end = text.indexOf("\n", from);
      const given = text.slice(from, end === -1 ? text.length : end).trim();
      from = end === -1 ? text.length : end + 1;
      line += 1;
      if (given === "") continue;
      const read = readJsonLine(given);
      pieces.push(read.ok ? { line, value: read.value } : { line, troubles: read.troubles });
    }
    yield pieces;
  }
}
