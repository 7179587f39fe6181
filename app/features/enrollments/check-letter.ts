/** What a merchant is written after a check: what was found, what follows, and where to read more. */
import type { Locale, Words } from "~/values/words";
import type { CheckOutcome } from "./check-view";

type CheckNews = {
  readonly outcome: CheckOutcome;
  readonly program: Words;
  readonly shop: string;
  readonly sentence: Words;
};

const w = (en: string, zh: string): Words => ({ en, zh });

function subjectOf({ outcome, program: { en, zh }, shop }: CheckNews): Words {
  switch (outcome) {
    case "REMOVED":
      return w(`${en} has ended for ${shop}`, `${shop} 的“${zh}”已终止`);
    case "RECOVERED":
      return w(`All is in order again: ${en}, ${shop}`, `${shop} 的“${zh}”已恢复正常`);
    case "DUE":
      return w(`The deposit of ${shop} is due: ${en}`, `${shop} 的保证金应缴：${zh}`);
    case "GRADUATED":
      return w(`${shop} has graduated: ${en}`, `${shop} 已毕业：${zh}`);
    default:
      return w(`At risk: ${en}, ${shop}`, `请留意：${shop} 的“${zh}”`);
  }
}

export function checkLetter(news: CheckNews, link: string, locale: Locale) {
  const subject = subjectOf(news)[locale];
  return { subject, text: `${news.sentence[locale].trim()}\n\n${link}\n` };
}
