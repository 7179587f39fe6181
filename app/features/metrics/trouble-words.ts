/**
 * What was wrong with a line or a file, for people. Programs read the code and the English sentence that is stored;
 * Chinese is found by the code, with the figures and names of the sentence.
 */
import type { Words } from "~/values/words";
import type { LineTrouble } from "./import";

const inChinese: Readonly<Record<string, (detail: string) => string>> = {
  missing: () => "不能为空",
  unknown_field: () => "此类数据没有这个字段",
  too_small: (detail) => `不得小于 ${detail}`,
  too_big: (detail) => `不得大于 ${detail}`,
  not_one_of: (detail) => `只能是以下之一：${detail}`,
  wrong_type: () => "数据类型不对",
  bad_value: () => "内容不符合要求",
  bad_character: () => "含有无法保存的字符",
  bad_instant: () => "须为带时区的时间，如 2026-01-31T09:00:00+08:00",
  bad_day: () => "须为日期，如 2026-01-31",
  not_a_currency: () => "须为 ISO 4217 货币代码，如 CNY",
  conflict: () => "与同一编号、同一版本的已有记录不一致，请以更高版本重新发送",
};

/** The part of a sentence that differs from file to file. */
const detailOf = (message: string): string =>
  /^must be (?:at least|at most|one of) ([^ ].*?)(?: characters| entries)?$/.exec(message)?.[1] ??
  "";

export const troubleWords = ({ code, message }: Pick<LineTrouble, "code" | "message">): Words => ({
  en: message,
  zh: inChinese[code]?.(detailOf(message)) ?? message,
});

const failures: readonly (readonly [RegExp, string])[] = [
  [/^The file unpacks to far more/, "文件解压后远大于正常数据。"],
  [/^The file begins like gzip/, "文件看似 gzip，但无法解压。"],
  [/^A line is longer than (\d+) bytes/, "有一行超过 $1 字节。"],
  [/^There is no column (.+) in \w[\w-]*\.$/, "此类数据没有列 $1。"],
  [/^The column (.+) stands there twice\.$/, "列 $1 出现了两次。"],
  [/^The column (.+) is missing in \w[\w-]*\.$/, "缺少列 $1。"],
  [/^The file is not CSV/, "文件不是规范的 CSV（RFC 4180）。"],
  [/^Send one JSON object a line/, "请每行写一个 JSON 对象，不要写成数组。"],
  [/^The uploaded file is no longer there/, "上传的文件已不存在。"],
  [/^It stopped before its end/, "导入中途停止；此前已导入的数据保留。"],
];

export function failureWords(sentence: string): Words {
  const known = failures.find(([pattern]) => pattern.test(sentence));
  if (known === undefined) return { en: sentence, zh: sentence };
  const [pattern, zh] = known;
  const parts = pattern.exec(sentence);
  return { en: sentence, zh: zh.replace("$1", parts?.[1] ?? "") };
}
