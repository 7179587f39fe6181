import { When } from "~/ui/figure/times";
import { Panel } from "~/ui/layout/panel";
import { Stack } from "~/ui/layout/stack";
import css from "./local-mails.module.css";

type LocalMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
};

const link = /(https?:\/\/\S+)/;

/** Mails as plain text; their links can be followed. */
export function LocalMails({ mails }: { readonly mails: readonly LocalMail[] }) {
  return (
    <Stack>
      {mails.map(({ id, to, subject, text, at }) => (
        <Panel
          key={id}
          title={subject}
          lead={
            <>
              {to} · <When at={at} as="short" />
            </>
          }
        >
          <p className={css.text}>
            {text.split(link).map((part, index) =>
              link.test(part) ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
                <a key={index} href={part}>
                  {part}
                </a>
              ) : (
                part
              ),
            )}
          </p>
        </Panel>
      ))}
    </Stack>
  );
}
