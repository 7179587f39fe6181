import { useLingui } from "@lingui/react";
import { useLoaderData } from "@remix-run/react";
import { LocalMails } from "~/features/notices/local-mails";
import { readOutbox } from "~/features/notices/read-outbox.server";
import { EmptyState } from "~/ui/layout/empty-state";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";

export const handle: Handle = { title: (i18n) => i18n._("Outbox") };

export async function loader() {
  const mails = await readOutbox();
  if (mails === null) throw new Response(null, { status: 404 });
  return { mails };
}

export default function Outbox() {
  const { i18n } = useLingui();
  const { mails } = useLoaderData<typeof loader>();
  return (
    <Page
      title={i18n._("Outbox")}
      lead={i18n._(
        "No mail server is set, so mails stay here. Everybody who can open this demo can read them.",
      )}
    >
      {mails.length === 0 ? (
        <EmptyState kind="nothing-yet" title={i18n._("No mail yet")}>
          {i18n._("Invitations and links to confirm an address or choose a password appear here.")}
        </EmptyState>
      ) : (
        <LocalMails mails={mails} />
      )}
    </Page>
  );
}
