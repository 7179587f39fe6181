/** What a merchant is written, in her language: one sentence that says it, one that says what next. */
import type { Locale, Words } from "~/values/words";

export type News =
  | { readonly about: "approved"; readonly program: Words }
  | {
      readonly about: "rejected";
      readonly program: Words;
      readonly reasons: readonly Words[];
      readonly note: string | null;
    }
  | {
      readonly about: "asked";
      readonly program: Words;
      readonly count: number;
      readonly by: string;
    }
  | { readonly about: "qualifies"; readonly program: Words };

const w = (en: string, zh: string): Words => ({ en, zh });

function subjectOf(news: News): Words {
  const { en, zh } = news.program;
  switch (news.about) {
    case "approved":
      return w(`You are in: ${en}`, `申请已通过：${zh}`);
    case "rejected":
      return w(`About your application: ${en}`, `您的申请有了结果：${zh}`);
    case "asked":
      return w(`Please add to your application: ${en}`, `您的申请需要补充：${zh}`);
    case "qualifies":
      return w(`You can apply now: ${en}`, `现在可以报名：${zh}`);
  }
}

function bodyOf(news: News): Words {
  const { en, zh } = news.program;
  switch (news.about) {
    case "approved":
      return w(
        `Your application for ${en} is approved. The page below shows the first stage.`,
        `您申请的“${zh}”已通过。第一阶段的内容见下方链接。`,
      );
    case "rejected": {
      const note = news.note === null ? "" : `\n\n${news.note}`;
      return w(
        `Your application for ${en} was not approved this time. ${news.reasons.map((each) => each.en).join(" ")}${note}`,
        `您申请的“${zh}”这次没有通过。${news.reasons.map((each) => each.zh).join("")}${note}`,
      );
    }
    case "asked":
      return w(
        `${news.count === 1 ? "One thing" : `${news.count} things`} to add to your application for ${en}, by ${news.by}. You keep your place in the queue.`,
        `您申请的“${zh}”有 ${news.count} 处需要补充，请在 ${news.by} 前完成。不必重新排队。`,
      );
    case "qualifies":
      return w(
        `Your shop now meets the conditions of ${en}.`,
        `您的店铺现已符合“${zh}”的报名条件。`,
      );
  }
}

export function merchantMail(news: News, link: string, locale: Locale) {
  return { subject: subjectOf(news)[locale], text: `${bodyOf(news)[locale]}\n\n${link}\n` };
}
