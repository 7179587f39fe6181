import { z } from "zod";
import { type Replay, replayDecision } from "~/features/applications/replay.server";
import { automatic } from "~/features/people/actor";
import { sql } from "~/platform/database.server";
import { readWords, WrongCall } from "../support/words";

const usage = "replay <decisionId> [--marketplace <slug>]";
const wish = z.strictObject({ marketplace: z.string().optional() });

function say({ same, decided, derived, versionNumber, differs }: Replay): void {
  const when = decided.at.toISOString();
  console.log(
    `${decided.verdict} on ${when} under version ${versionNumber}: the rule said ${decided.outcome}`,
  );
  console.log(
    same
      ? `SAME: derived again from the stored version and facts, it says ${derived.outcome}`
      : `DIFFERENT: derived again it says ${derived.outcome}; not as it was: ${differs.join(", ")}`,
  );
}

/** Looks in every marketplace unless one is named: a decision's id is known to one of them. */
async function replay([decisionId, ...words]: readonly string[]): Promise<number> {
  if (decisionId === undefined || decisionId.startsWith("-"))
    throw new WrongCall("Name a decision, such as dec_01h455vb4pex5vsknk084sn02q.");
  const { marketplace } = readWords(words, wish);
  const all = await sql()<{ id: string }[]>`
    SELECT id FROM marketplace
    WHERE ${marketplace === undefined ? sql()`true` : sql()`slug = ${marketplace}`}`;
  for (const { id } of all) {
    const found = await replayDecision(automatic(id, "administration"), decisionId);
    if (found === null) continue;
    say(found);
    return found.same ? 0 : 1;
  }
  console.error(`There is no decision ${decisionId}.`);
  return 1;
}

export default { name: "replay", usage, run: replay };
