/** What changed between two versions of a rule, as a merchant reads it. */
import type { DescribedRule } from "~/features/eligibility/sentence";
import type { Words } from "~/values/words";

const leavesOf = (rule: DescribedRule): readonly Words[] =>
  rule.kind === "leaf" ? [rule.words] : rule.children.flatMap(leavesOf);

/** "Experience score: at least 4.60" in its two parts, in both languages. */
function partsOf(words: Words): { readonly label: Words; readonly need: Words } {
  const [en, zh] = [words.en.indexOf(": "), words.zh.indexOf("：")];
  return {
    label: { en: words.en.slice(0, Math.max(0, en)), zh: words.zh.slice(0, Math.max(0, zh)) },
    need: { en: words.en.slice(en < 0 ? 0 : en + 2), zh: words.zh.slice(zh < 0 ? 0 : zh + 1) },
  };
}

function moved(before: Words, after: Words): Words {
  const [old, now] = [partsOf(before), partsOf(after)];
  return {
    en: `${now.label.en}: now ${now.need.en}, before ${old.need.en}`,
    zh: `${now.label.zh}：现为${now.need.zh}，原为${old.need.zh}`,
  };
}

/** One sentence per condition that moved, came or went; the order is that of the newer rule. */
export function ruleChanges(before: DescribedRule, after: DescribedRule): readonly Words[] {
  const [older, newer] = [leavesOf(before), leavesOf(after)];
  const has = (list: readonly Words[], words: Words) => list.some(({ en }) => en === words.en);
  const gone = older.filter((words) => !has(newer, words));
  const paired = new Set<Words>();
  const changed = newer
    .filter((words) => !has(older, words))
    .map((words): Words => {
      const label = partsOf(words).label.en;
      const old = gone.find(
        (each) => !paired.has(each) && label !== "" && partsOf(each).label.en === label,
      );
      if (old === undefined)
        return { en: `New condition: ${words.en}`, zh: `新增条件：${words.zh}` };
      paired.add(old);
      return moved(old, words);
    });
  const dropped = gone
    .filter((words) => !paired.has(words))
    .map(({ en, zh }): Words => ({ en: `No longer needed: ${en}`, zh: `不再要求：${zh}` }));
  return [...changed, ...dropped];
}
