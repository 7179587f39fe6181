import { z } from "zod";
import { checkLedger, type LedgerFault, mostFaults } from "~/features/ledger/check.server";
import { marketplacesNamed } from "../support/marketplaces";
import { readWords } from "../support/words";

const wish = z.strictObject({ marketplace: z.string().optional() });

const subjects: Readonly<Record<LedgerFault["kind"], string>> = {
  balance: "the balance of account",
  running: "the running balance of account",
  entries: "the entries of transfer",
  pending: "what is reserved on account",
  settled: "what was posted of reservation",
  currency: "the debits against the credits in",
};
const figure = (n: number) => n.toLocaleString("en");
const sentence = ({ kind, subject, found, expected }: LedgerFault) =>
  `  ${subjects[kind]} ${subject}: ${found}, where ${expected} should be`;

async function check(words: readonly string[]): Promise<number> {
  const { marketplace } = readWords(words, wish);
  const all = await marketplacesNamed(marketplace);
  if (all.length === 0) return 1;
  let whole = true;
  for (const { id, slug } of all) {
    const { accounts, transfers, entries, faults } = await checkLedger(id);
    const read = `${figure(transfers)} transfers, ${figure(entries)} entries, ${figure(accounts)} accounts`;
    if (faults.length === 0) console.log(`${slug}: in balance. ${read}.`);
    else {
      whole = false;
      const atLeast = faults.length === mostFaults ? "at least " : "";
      console.log(`${slug}: NOT IN BALANCE, ${atLeast}${faults.length} faults. ${read}.`);
      for (const fault of faults) console.log(sentence(fault));
    }
  }
  return whole ? 0 : 1;
}

export default {
  name: "check-ledger",
  usage: "check-ledger [--marketplace <slug>]",
  run: check,
};
