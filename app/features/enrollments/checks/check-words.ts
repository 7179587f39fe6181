/** The sentence of a check: what was found, and what follows from it. */
import type { Day } from "~/values/day";
import type { Words } from "~/values/words";
import { dateWords } from "../event-words";
import type { Look } from "./look";
import { soonestEnd } from "./standing";
import type { Watch } from "./watch";

const w = (en: string, zh: string): Words => ({ en, zh });
const none = w("", "");
const joined = (parts: readonly Words[], en: string, zh: string): Words =>
  w(parts.map((part) => part.en).join(en), parts.map((part) => part.zh).join(zh));

const found = (figures: Look["figures"]): Words =>
  figures.length === 0
    ? w("", "")
    : w(
        `${
          joined(
            figures.map(({ sentence }) => sentence),
            "; ",
            "；",
          ).en
        }. `,
        `${
          joined(
            figures.map(({ sentence }) => sentence),
            "; ",
            "；",
          ).zh
        }。`,
      );

/** Of the marks that stand, what the one that ends first means. */
function threat({ standing }: Look, watches: readonly Watch[], endsOn: Day | null): Words {
  const end = soonestEnd(standing);
  const watch = watches.find(({ key }) => key === end?.key);
  if (end === null || watch?.exit == null)
    return endsOn === null
      ? w("You keep what the program gives you.", "您已有的权益保留。")
      : w(
          `You keep what the program gives you until its last day, ${dateWords(endsOn).en}.`,
          `您已有的权益保留至最后一天，${dateWords(endsOn).zh}。`,
        );
  const failed = standing[end.key]?.failed ?? 0;
  const { consecutiveChecks } = watch.exit;
  const by = dateWords(end.recoverBy);
  return failed < consecutiveChecks
    ? w(
        `This is check ${failed} of ${consecutiveChecks} in a row. You keep what the program gives you until the next one; recover by ${by.en}, or it ends there.`,
        `连续 ${consecutiveChecks} 次检查中的第 ${failed} 次。下次检查前权益保留；请在${by.zh}前恢复，否则届时终止。`,
      )
    : w(`Recover by ${by.en}, or the program ends then.`, `请在${by.zh}前恢复，否则届时终止。`);
}

function ending({ removedBy }: Look): Words {
  const checks = removedBy?.exit?.consecutiveChecks ?? 1;
  return checks > 1 && removedBy?.exit?.immediate !== true
    ? w(
        `That was found at ${checks} checks in a row, and the program ends.`,
        `已连续 ${checks} 次检查如此，计划终止。`,
      )
    : w("The program ends.", "计划终止。");
}

function following(look: Look, watches: readonly Watch[], endsOn: Day | null): Words {
  switch (look.outcome) {
    case "WARNED":
      return threat(look, watches, endsOn);
    case "RECOVERED":
      return w("The warning is lifted.", "提醒已解除。");
    case "UNKNOWN":
      return w("What is not known changes nothing.", "数据暂缺，不作变更。");
    case "REMOVED":
      return ending(look);
    default:
      return w("All is in order.", "一切正常。");
  }
}

type CheckDates = {
  readonly nextOn: Day | null;
  readonly renewedTo: Day | null;
  /** The last day of the term as it stands. */
  readonly endsOn: Day | null;
};

export function checkSentence(
  look: Look,
  watches: readonly Watch[],
  { nextOn, renewedTo, endsOn }: CheckDates,
): Words {
  const renewed =
    renewedTo === null
      ? none
      : w(
          ` The term is renewed to ${dateWords(renewedTo).en}.`,
          `期限已续至${dateWords(renewedTo).zh}。`,
        );
  const next =
    nextOn === null
      ? none
      : w(` Next check: ${dateWords(nextOn).en}.`, `下次检查：${dateWords(nextOn).zh}。`);
  return joined([found(look.figures), following(look, watches, endsOn), renewed, next], "", "");
}
