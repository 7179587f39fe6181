import type { Locale, Words } from "~/values/words";

export type MailText = { readonly subject: string; readonly text: string };
type Draft = { readonly subject: Words; readonly lines: readonly Words[] };

/** In the reader's language; in both where it is not known. */
function written({ subject, lines }: Draft, locale: Locale | null): MailText {
  const body = (one: Locale) => lines.map((line) => line[one]).join("\n\n");
  if (locale !== null) return { subject: subject[locale], text: `${body(locale)}\n` };
  return {
    subject: `${subject.zh} / ${subject.en}`,
    text: `${body("zh")}\n\n----\n\n${body("en")}\n`,
  };
}
const same = (text: string): Words => ({ en: text, zh: text });

export const resetMail = (locale: Locale | null, link: string): MailText =>
  written(
    {
      subject: { en: "Choose a new Slipway password", zh: "重新设置 Slipway 密码" },
      lines: [
        {
          en: "Somebody, probably you, asked to choose a new password for this address. The link works once, for one hour:",
          zh: "有人（应是您本人）申请为这个邮箱重新设置密码。链接只能使用一次，1 小时内有效：",
        },
        same(link),
        {
          en: "If it was not you, there is nothing to do: your password stays as it is.",
          zh: "如果不是您本人操作，无需处理，密码不会改变。",
        },
      ],
    },
    locale,
  );

export const confirmAddressMail = (locale: Locale | null, link: string): MailText =>
  written(
    {
      subject: { en: "Confirm your e-mail address for Slipway", zh: "请确认您的 Slipway 邮箱" },
      lines: [
        {
          en: "Open this link and confirm that this address is yours. It works for one hour:",
          zh: "请打开以下链接，确认这是您的邮箱。链接 1 小时内有效：",
        },
        same(link),
      ],
    },
    locale,
  );

export const invitationMail = (invitation: {
  readonly marketplace: string;
  readonly invitedBy: string;
  readonly role: Words;
  readonly link: string;
  readonly days: number;
}): MailText => {
  const { marketplace, invitedBy, role, link, days } = invitation;
  return written(
    {
      subject: {
        en: `Invitation to ${marketplace} on Slipway`,
        zh: `邀请您加入 Slipway 上的${marketplace}`,
      },
      lines: [
        {
          en: `${invitedBy} invites you to ${marketplace} as: ${role.en}.`,
          zh: `${invitedBy} 邀请您加入${marketplace}，角色：${role.zh}。`,
        },
        {
          en: `Accept here within ${days} days. The link works once:`,
          zh: `请在 ${days} 天内通过以下链接接受邀请，链接只能使用一次：`,
        },
        same(link),
      ],
    },
    null,
  );
};

export type Happening =
  | "password-changed"
  | "second-factor-added"
  | "second-factor-removed"
  | "backup-codes-renewed"
  | "email-changed";

const happenings: Readonly<Record<Happening, Words>> = {
  "password-changed": { en: "Your password was changed.", zh: "您的密码已修改。" },
  "second-factor-added": { en: "A second factor was added.", zh: "已开启两步验证。" },
  "second-factor-removed": { en: "Your second factor was removed.", zh: "已关闭两步验证。" },
  "backup-codes-renewed": {
    en: "New backup codes were made; the old ones no longer work.",
    zh: "已生成新的备用码，旧的备用码不再有效。",
  },
  "email-changed": {
    en: "The e-mail address of your account was changed. This address can no longer sign in.",
    zh: "您账号的邮箱已更换，此邮箱不能再用于登录。",
  },
};

/** Tells the owner of an account what happened to it, in case it was not her. */
export const noticeMail = (locale: Locale | null, what: Happening, link: string): MailText =>
  written(
    {
      subject: { en: "A change to your Slipway account", zh: "您的 Slipway 账号有变动" },
      lines: [
        happenings[what],
        {
          en: "If it was not you, choose a new password now and tell your marketplace:",
          zh: "如果不是您本人操作，请立即重新设置密码，并告知平台：",
        },
        same(link),
      ],
    },
    locale,
  );
