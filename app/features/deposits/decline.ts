/** Why a payment did not go through, in words that help; the provider's code stays out of the sentence. */
import type { Words } from "~/values/words";
import { w } from "./phrase";

const bank = w(
  "Your bank declined the payment. Ask your bank, or use another card.",
  "发卡行拒绝了这笔付款。请联系银行，或换一张卡。",
);
const gone = w(
  "This card can no longer be used. Use another card.",
  "这张卡已不能使用，请换一张卡。",
);
const wrong = w(
  "The card details were not right. Enter them again, or use another card.",
  "卡片信息有误，请重新填写或换一张卡。",
);
const later = w(
  "The payment could not be carried out just now. Try again in a few minutes.",
  "暂时无法完成付款，请几分钟后再试。",
);
const poor = w(
  "There was not enough money on the card. Top it up, or use another card.",
  "卡内余额或额度不足。请充值后再试，或换一张卡。",
);
const owner = w(
  "Your bank wants you to confirm the payment yourself.",
  "发卡行需要您本人确认这笔付款。",
);
const unfit = w(
  "This card does not take payments of this kind. Use another card.",
  "这张卡不支持此类付款，请换一张卡。",
);

const byCode: Readonly<Record<string, Words>> = {
  insufficient_funds: poor,
  withdrawal_count_limit_exceeded: poor,
  card_velocity_exceeded: poor,
  expired_card: gone,
  lost_card: gone,
  stolen_card: gone,
  pickup_card: gone,
  restricted_card: gone,
  "no-card": gone,
  incorrect_number: wrong,
  invalid_number: wrong,
  incorrect_cvc: wrong,
  invalid_cvc: wrong,
  incorrect_zip: wrong,
  invalid_expiry_month: wrong,
  invalid_expiry_year: wrong,
  processing_error: later,
  issuer_not_available: later,
  reenter_transaction: later,
  try_again_later: later,
  "never-arrived": later,
  authentication_required: owner,
  payment_intent_authentication_failure: owner,
  authentication_not_handled: owner,
  card_not_supported: unfit,
  currency_not_supported: unfit,
  transaction_not_allowed: unfit,
  not_permitted: unfit,
};

export const declineWords = (code: string): Words => byCode[code] ?? bank;

/** Trying again by itself would not help: only her own doing does. */
const final: readonly Words[] = [gone, unfit, wrong];
export const isFinal = (code: string | null): boolean =>
  code !== null && final.includes(declineWords(code));
