/** What administrators are written about an endpoint that does not answer. */
import type { Locale } from "~/values/words";

export const letterOccasions = ["warn", "failing", "gone"] as const;
export type LetterOccasion = (typeof letterOccasions)[number];

type About = {
  readonly name: string;
  readonly url: string;
  /** Written out for its reader. */
  readonly since: string;
  readonly page: string;
};

export function endpointLetter(
  occasion: LetterOccasion,
  { name, url, since, page }: About,
  locale: Locale,
): { readonly subject: string; readonly text: string } {
  const en = locale === "en";
  const body = {
    warn: en
      ? {
          subject: `Webhook “${name}” has not answered for a day`,
          says: `Nothing has arrived at ${url} since ${since}. It is tried again all the time. If it still fails in two days, it is switched off and what waits for it is not sent until somebody asks for it.`,
        }
      : {
          subject: `Webhook“${name}”已有一天没有响应`,
          says: `自 ${since} 起，发往 ${url} 的消息均未送达，系统会继续重试。若两天后仍失败，该接口将被停用，未送达的消息须由人工重新发送。`,
        },
    failing: en
      ? {
          subject: `Webhook “${name}” is switched off`,
          says: `Nothing has arrived at ${url} since ${since}, so it is switched off. Once it answers again, switch it on and send again what it missed.`,
        }
      : {
          subject: `Webhook“${name}”已停用`,
          says: `自 ${since} 起，发往 ${url} 的消息均未送达，现已停用。接口恢复后，请重新启用并补发遗漏的消息。`,
        },
    gone: en
      ? {
          subject: `Webhook “${name}” says that it is gone`,
          says: `${url} answered 410 Gone, so it is switched off at once. If that was a mistake, switch it on and send again what it missed.`,
        }
      : {
          subject: `Webhook“${name}”返回 410，已停用`,
          says: `${url} 返回 410 Gone，现已停用。如属误操作，请重新启用并补发遗漏的消息。`,
        },
  }[occasion];
  return { subject: body.subject, text: `${body.says}\n\n${page}` };
}
