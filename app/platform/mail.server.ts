/**
 * Mail goes through a table: kept in one statement, delivered behind the answer, tried again until the
 * mail server takes it, deleted then. Without SMTP_URL (demo, tests) it stays and the outbox page shows it.
 */
import { createTransport, type Transporter } from "nodemailer";
import { newId } from "~/values/public-id";
import { inBackground } from "./background.server";
import { now } from "./clock.server";
import { config } from "./config.server";
import { type Sql, sql } from "./database.server";
import { log } from "./log.server";

export type OutgoingMail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

const batch = 20;
const maxAttempts = 12;

const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

export async function sendMail(mail: OutgoingMail): Promise<void> {
  await keepMails(sql(), [mail]);
  if (config().SMTP_URL !== undefined) inBackground("mail", deliverMails);
}

/** Inside a transaction: the mails go out once it is committed, at most a few thousand. */
export async function keepMails(
  tx: Sql | ReturnType<typeof sql>,
  mails: readonly OutgoingMail[],
): Promise<void> {
  if (mails.length === 0) return;
  const delivers = config().SMTP_URL !== undefined;
  await tx`
    INSERT INTO mail (id, recipient, subject, text, created_at, next_attempt_at)
    SELECT id, recipient, subject, text, ${now()},
      CASE WHEN ${delivers} THEN clock_timestamp() END
    FROM unnest(${mails.map(() => newId())}::uuid[], ${mails.map(({ to }) => oneLine(to))}::text[],
      ${mails.map(({ subject }) => oneLine(subject))}::text[],
      ${mails.map(({ text }) => text)}::text[]) AS m (id, recipient, subject, text)`;
}

let transporter: Transporter | undefined;
function transport(): Transporter {
  transporter ??= createTransport(config().SMTP_URL, {
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object);
  return transporter;
}

type Due = { id: string; recipient: string; subject: string; text: string; attempts: number };

/** Delivers what is due. Several processes may do so at once: each mail is taken by one of them. */
export async function deliverMails(): Promise<void> {
  if (config().SMTP_URL === undefined) return;
  for (;;) {
    const due = await sql()<Due[]>`
      UPDATE mail SET attempts = attempts + 1,
        next_attempt_at = CASE WHEN attempts + 1 >= ${maxAttempts} THEN NULL
          ELSE clock_timestamp() + least(30 * 2 ^ attempts, 21600) * interval '1 second' END
      WHERE id IN (
        SELECT id FROM mail WHERE next_attempt_at <= clock_timestamp()
        ORDER BY next_attempt_at LIMIT ${batch} FOR UPDATE SKIP LOCKED)
      RETURNING id, recipient, subject, text, attempts`;
    await Promise.all(due.map(deliver));
    if (due.length < batch) return;
  }
}

async function deliver(mail: Due): Promise<void> {
  try {
    await transport().sendMail({
      from: config().MAIL_FROM,
      to: { name: "", address: mail.recipient },
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@${new URL(config().publicUrl).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    await sql()`DELETE FROM mail WHERE id = ${mail.id}`;
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error);
    await sql()`UPDATE mail SET last_trouble = ${trouble.slice(0, 500)} WHERE id = ${mail.id}`;
    log().warn({ mailId: mail.id, attempts: mail.attempts, trouble }, "a mail was not delivered");
  }
}

/** Ends the connection to the mail server, so that a process can stop. */
export function closeMail(): void {
  transporter?.close();
  transporter = undefined;
}
