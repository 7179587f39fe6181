import { z } from "zod";
import type { Break } from "~/features/history/chain-answer";
import { verifyHistory } from "~/features/history/verify.server";
import { marketplacesNamed } from "../support/marketplaces";
import { readWords } from "../support/words";

const wish = z.strictObject({ marketplace: z.string().optional() });

const sentences: Readonly<Record<Break["kind"], string>> = {
  changed: "does not say what it said when it was sealed",
  deleted: "is gone",
  inserted: "was slipped in after the fact",
  swapped: "stands in another place than it was sealed in",
  "block-changed": "does not follow from its entries and the block before",
  rewritten: "is not the block that the checkpoint file knows",
  "tail-cut": "is known to the checkpoint file, but gone with all that came after it",
};

function place({ height, position, entryId }: Break): string {
  const entry = entryId === null ? "" : ` (${entryId})`;
  return position === null
    ? `block ${height}${entry}`
    : `block ${height}, entry ${position}${entry}`;
}

const figure = (n: number) => n.toLocaleString("en");

async function verify(words: readonly string[]): Promise<number> {
  const { marketplace } = readWords(words, wish);
  const all = await marketplacesNamed(marketplace);
  if (all.length === 0) return 1;
  let whole = true;
  for (const { id, slug } of all) {
    const { entries, blocks, waiting, confirmed, broken } = await verifyHistory(id);
    const read = `${figure(entries)} entries in ${figure(blocks)} blocks`;
    if (broken === null) {
      console.log(
        `${slug}: unbroken. ${read}; ${figure(confirmed)} blocks confirmed by the checkpoint file; ${figure(waiting)} entries wait for sealing.`,
      );
      if (confirmed < blocks)
        console.log(
          `${slug}: the checkpoint file here does not know ${figure(blocks - confirmed)} blocks.`,
        );
    } else {
      whole = false;
      console.log(
        `${slug}: BROKEN at ${place(broken)}: it ${sentences[broken.kind]}. Right until there: ${read}.`,
      );
    }
  }
  return whole ? 0 : 1;
}

export default {
  name: "verify-history",
  usage: "verify-history [--marketplace <slug>]",
  run: verify,
};
