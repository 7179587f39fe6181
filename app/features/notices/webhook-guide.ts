/** What the developers' page says: the rules of receiving, and every message with a sample. */
import type { Words } from "~/values/words";
import { messageSamples } from "./message-samples";
import { messageTypeNames, messageTypes } from "./message-types";

export const guideMessages = () =>
  messageTypeNames.map((type) => {
    const body = { type, timestamp: "2026-11-23T02:00:00.000Z", data: messageSamples[type] };
    return { type, says: messageTypes[type].says, sample: JSON.stringify(body, null, 2) };
  });

export const guideRules: readonly Words[] = [
  {
    en: "Each message is a POST with the headers webhook-id, webhook-timestamp and webhook-signature, as Standard Webhooks describes them.",
    zh: "每条消息都是一个 POST 请求，带有 webhook-id、webhook-timestamp、webhook-signature 三个请求头，遵循 Standard Webhooks 规范。",
  },
  {
    en: "Check the signature on the body as it came, before it is parsed. While a secret is being replaced there are two signatures; one that fits is enough.",
    zh: "请用收到的原始正文校验签名，再解析。更换密钥期间会有两个签名，任一相符即可。",
  },
  {
    en: "Refuse a timestamp that is more than five minutes away.",
    zh: "时间戳与当前时间相差超过五分钟的，请拒绝。",
  },
  {
    en: "A message can arrive twice and out of order. Keep each webhook-id, drop what you have seen, and read the present state over the API where order matters.",
    zh: "消息可能重复到达，也不保证先后。请记录每个 webhook-id，丢弃已处理过的；需要先后顺序时，请通过 API 读取当前状态。",
  },
  {
    en: "Answer with any 2xx within 15 seconds. Anything else is tried again, ten times over three days; redirects are not followed. 410 switches the webhook off.",
    zh: "请在 15 秒内返回任意 2xx。其他结果会在三天内重试，共十次；不跟随重定向。返回 410 则停用该 Webhook。",
  },
];
