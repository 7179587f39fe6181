/** The chart of accounts: a closed list. The database keeps the same one in a check of its own. */
import type { Words } from "~/values/words";

export type Side = "debit" | "credit";
export type OwnerKind = "marketplace" | "store" | "program" | "creator";
type Kind = {
  readonly title: Words;
  /** Whom an account of this kind belongs to. */
  readonly owner: OwnerKind;
  /** The side on which it grows: what one has and spends by debit, what one owes and earns by credit. */
  readonly normalSide: Side;
  /** What it never falls below, reservations taken off. */
  readonly floorMinor: number;
};

/** Nothing in the ledger is larger, so that every amount is a whole number here and there. */
export const greatestMinor = Number.MAX_SAFE_INTEGER;
const none = -greatestMinor;

const kind =
  (normalSide: Side) =>
  <Owner extends OwnerKind>(owner: Owner, floorMinor: number, en: string, zh: string) =>
    ({ title: { en, zh }, owner, normalSide, floorMinor }) as const;
const has = kind("debit");
const owes = kind("credit");

export const chart = {
  // What the marketplace has.
  "stripe-balance": has("marketplace", none, "Stripe balance", "Stripe 余额"),
  "stripe-clearing": has("marketplace", none, "Paid, on its way to Stripe", "Stripe 在途资金"),
  bank: has("marketplace", none, "Bank account", "银行账户"),
  receivable: has("store", 0, "Owed by the shop", "店铺欠款"),
  suspense: has("marketplace", none, "Not yet explained", "待查款项"),
  // What it owes.
  deposit: owes("store", 0, "Deposit", "保证金"),
  "deposit-frozen": owes("store", 0, "Frozen deposit", "冻结保证金"),
  "refund-in-transit": owes("store", 0, "Refund on its way", "退款中"),
  surplus: owes("store", 0, "Paid too much", "多付款项"),
  "subsidy-payable": owes("store", 0, "Subsidies to pay", "待付补贴"),
  "reward-payable": owes("store", 0, "Rewards to give", "待发奖励"),
  "settlement-payable": owes("store", 0, "Proceeds to pay", "待结算货款"),
  "settlement-reserve": owes("store", 0, "Reserve held back", "结算预留金"),
  "creator-payable": owes("creator", 0, "Creator commission to pay", "待付达人佣金"),
  "buyer-payable": owes("marketplace", 0, "Compensation to buyers", "待付买家赔付"),
  // What it earns and spends.
  "deduction-income": owes("marketplace", none, "Deducted deposits", "保证金扣除收入"),
  "fee-income": owes("marketplace", none, "Service fees", "技术服务费收入"),
  "subsidy-expense": has("program", none, "Subsidies", "补贴支出"),
  "reward-expense": has("program", none, "Rewards", "奖励支出"),
  "stripe-fees": has("marketplace", none, "Stripe fees", "Stripe 手续费"),
  "dispute-loss": has("marketplace", none, "Lost disputes", "拒付损失"),
  "bad-debt": has("marketplace", none, "Debts given up", "坏账"),
  // What programs may spend: granted = left + spent.
  "budget-granted": has("program", none, "Budget granted", "预算总额"),
  budget: owes("program", 0, "Budget left", "预算余额"),
  "budget-spent": owes("program", 0, "Budget spent", "已用预算"),
} as const satisfies Record<string, Kind>;

export type AccountCode = keyof typeof chart;
export const accountCodes = Object.keys(chart) as AccountCode[];
export const kindOf = (code: AccountCode): Kind => chart[code];
