/** How people say what the entries' codes mean. A code that is not here is shown as it is. */
import type { Words } from "~/values/words";

export const verbWords: Readonly<Record<string, Words>> = {
  "application-approved": { en: "approved the application", zh: "通过了申请" },
  "application-expired": { en: "let the application lapse", zh: "申请已过期" },
  "application-first-approval": { en: "approved as the first of two", zh: "完成了第一次审批" },
  "application-info-answered": { en: "answered a question", zh: "补充了材料" },
  "application-info-requested": { en: "asked for changes", zh: "要求补充材料" },
  "application-rejected": { en: "rejected the application", zh: "驳回了申请" },
  "application-started": { en: "started an application", zh: "开始填写申请" },
  "application-submitted": { en: "sent the application", zh: "提交了申请" },
  "application-withdrawn": { en: "withdrew the application", zh: "撤回了申请" },
  "backup-codes-renewed": { en: "made new backup codes", zh: "更换了备用验证码" },
  "correction-requested": { en: "asked for a correction", zh: "要求更正资料" },
  "decision-undone": { en: "took a decision back", zh: "撤销了决定" },
  "email-changed": { en: "changed the e-mail address", zh: "更改了邮箱" },
  "enrollment-begun": { en: "began the enrollment", zh: "开始参与计划" },
  "enrollment-ended": { en: "ended the enrollment", zh: "结束了参与" },
  "history-exported": { en: "exported the audit log", zh: "导出了操作记录" },
  "history-verified": { en: "verified the chain", zh: "校验了记录链" },
  "import-started": { en: "started an import", zh: "开始了导入" },
  "invitation-revoked": { en: "revoked an invitation", zh: "撤销了邀请" },
  "job-rerun": { en: "ran a job again", zh: "重新运行了任务" },
  "key-created": { en: "created an API key", zh: "创建了 API 密钥" },
  "key-replaced": { en: "replaced an API key", zh: "更换了 API 密钥" },
  "key-revoked": { en: "revoked an API key", zh: "吊销了 API 密钥" },
  "marketplace-created": { en: "created the marketplace", zh: "创建了平台" },
  "member-added": { en: "added a member", zh: "添加了成员" },
  "member-invited": { en: "invited a member", zh: "邀请了成员" },
  "member-removed": { en: "removed a member", zh: "移除了成员" },
  "password-changed": { en: "changed the password", zh: "修改了密码" },
  "password-reset": { en: "set a new password", zh: "重设了密码" },
  "personal-data-shown": { en: "looked at personal data", zh: "查看了个人信息" },
  "profile-changed": { en: "changed the profile", zh: "修改了个人资料" },
  "program-created": { en: "created a program", zh: "创建了计划" },
  "program-moved": { en: "changed the program's state", zh: "变更了计划状态" },
  "program-published": { en: "published a version", zh: "发布了新版本" },
  "program-watched": { en: "asked to be told", zh: "订阅了达标提醒" },
  "second-factor-added": { en: "added a second factor", zh: "启用了两步验证" },
  "second-factor-removed": { en: "removed the second factor", zh: "停用了两步验证" },
  "sessions-ended": { en: "signed out elsewhere", zh: "退出了其他设备" },
};

export const thingWords: Readonly<Record<string, Words>> = {
  application: { en: "Application", zh: "申请" },
  enrollment: { en: "Enrollment", zh: "参与记录" },
  history: { en: "Audit log", zh: "操作记录" },
  import: { en: "Import", zh: "导入" },
  invitation: { en: "Invitation", zh: "邀请" },
  job: { en: "Job", zh: "任务" },
  key: { en: "API key", zh: "API 密钥" },
  marketplace: { en: "Marketplace", zh: "平台" },
  membership: { en: "Membership", zh: "成员" },
  person: { en: "Person", zh: "人员" },
  program: { en: "Program", zh: "计划" },
  store: { en: "Shop", zh: "店铺" },
};

const asItIs = (code: string): Words => ({ en: code, zh: code });
export const wordsOfVerb = (verb: string): Words => verbWords[verb] ?? asItIs(verb);
export const wordsOfThing = (kind: string): Words => thingWords[kind] ?? asItIs(kind);
