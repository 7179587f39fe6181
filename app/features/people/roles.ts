/** The roles and rights of the product in words, for pages, mails and the command line. */
import type { Words } from "~/values/words";
import type { MerchantRole, Role, Scope, StaffRole } from "./actor";

export const roleName: Readonly<Record<Role, Words>> = {
  "merchant-owner": { en: "Shop owner", zh: "店主" },
  "merchant-member": { en: "Shop member", zh: "店铺成员" },
  reviewer: { en: "Reviewer", zh: "审核" },
  "program-manager": { en: "Program manager", zh: "项目运营" },
  "category-manager": { en: "Category manager", zh: "行业运营" },
  finance: { en: "Finance officer", zh: "财务" },
  risk: { en: "Risk officer", zh: "风控" },
  compliance: { en: "Compliance officer", zh: "合规" },
  auditor: { en: "Auditor (read only)", zh: "审计（只读）" },
  admin: { en: "Administrator", zh: "管理员" },
};

/** What each role may do, as sentences; the table in `may` is what holds. */
export const roleSentence: Readonly<Record<StaffRole, Words>> = {
  reviewer: {
    en: "Works the review queue: takes cases, decides them, writes notes.",
    zh: "处理审核队列：领取、作出决定、写备注。",
  },
  "program-manager": {
    en: "Writes and publishes programs, imports data, runs jobs again, and decides cases.",
    zh: "编写并发布扶持计划、导入数据、重新运行任务，也可审核报名。",
  },
  "category-manager": {
    en: "Decides cases of all programs and writes notes.",
    zh: "可审核各计划的报名并写备注。",
  },
  finance: {
    en: "Reads everything, keeps deposits, closes days of reconciliation, and writes notes. Needs a second factor.",
    zh: "可查看全部内容，管理保证金、对账关账，并写备注。须开启两步验证。",
  },
  risk: {
    en: "Reads everything, the audit trail too, and writes notes.",
    zh: "可查看全部内容（含审计记录）并写备注。",
  },
  compliance: {
    en: "Reads everything, verifies the audit trail, sees masked values in it, and writes notes.",
    zh: "可查看全部内容，校验审计记录、查看其中的脱敏值，并写备注。",
  },
  auditor: {
    en: "Reads everything, verifies the audit trail and sees masked values in it. Changes nothing.",
    zh: "可查看全部内容，校验审计记录、查看其中的脱敏值。不能作任何修改。",
  },
  admin: {
    en: "Invites and removes people, makes API keys, and may do what program managers do. Needs a second factor.",
    zh: "邀请与移除成员、管理 API 密钥，并拥有项目运营的全部权限。须开启两步验证。",
  },
};

export const merchantRoleSentence: Readonly<Record<MerchantRole, Words>> = {
  "merchant-owner": {
    en: "Applies, sends, withdraws and leaves programs for all shops of the company, and invites members.",
    zh: "可为本主体的全部店铺报名、提交、撤回和退出计划，并邀请成员。",
  },
  "merchant-member": {
    en: "Prepares applications and evidence; an owner sends them.",
    zh: "可准备报名与材料，由店主提交。",
  },
};

export const scopeSentence: Readonly<Record<Scope, Words>> = {
  "import:write": {
    en: "Import data and read what became of an import",
    zh: "导入数据，并查看导入结果",
  },
  "stores:read": { en: "Read shops and their figures", zh: "查看店铺及其指标" },
  "programs:read": { en: "Read programs and their versions", zh: "查看扶持计划及其版本" },
  "eligibility:read": {
    en: "Read who qualifies, and try rules out",
    zh: "查看准入结果，试算规则",
  },
  "applications:read": { en: "Read applications", zh: "查看报名" },
  "applications:write": {
    en: "Apply for shops, send and withdraw applications",
    zh: "代店铺报名、提交和撤回",
  },
  "decisions:write": { en: "Decide applications", zh: "审核报名" },
  "enrollments:read": { en: "Read enrollments and their history", zh: "查看参与记录及其过程" },
  "deposits:read": { en: "Read deposits and what follows from them", zh: "查看保证金及相应限制" },
  "deposits:write": {
    en: "Begin payments of deposits for shops, and ask for refunds",
    zh: "代店铺发起保证金付款、申请退还",
  },
  "deductions:write": { en: "Propose deductions from deposits", zh: "提出保证金扣款" },
  "ledger:read": { en: "Read the transfers of the ledger", zh: "查看账本流水" },
  "traffic:read": {
    en: "Read traffic plans, quotas and coverage",
    zh: "查看流量计划、配额与覆盖率",
  },
  "traffic:write": { en: "Send the supply forecast", zh: "提交流量供给预测" },
};
