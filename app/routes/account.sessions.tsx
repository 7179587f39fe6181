import { useLingui } from "@lingui/react";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { endSessions, openSessions } from "~/features/people/account.server";
import { endSessionForm } from "~/features/people/account-form";
import { requireOwnAccount } from "~/features/people/require.server";
import { browserIn } from "~/features/people/user-agent";
import { readForm } from "~/platform/forms.server";
import { When } from "~/ui/figure/times";
import { Form } from "~/ui/form/form";
import { SubmitButton } from "~/ui/form/submit-button";
import { Notice } from "~/ui/layout/notice";
import { Page } from "~/ui/layout/page";
import type { Handle } from "~/ui/page-title";
import { DataTable } from "~/ui/table/data-table";

export const handle: Handle = { title: (i18n) => i18n._("Your sessions") };

export async function loader({ request }: LoaderFunctionArgs) {
  const sessions = await openSessions(await requireOwnAccount(request));
  return {
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      browser: browserIn(userAgent),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const identity = await requireOwnAccount(request);
  const form = await readForm(request, endSessionForm);
  if (!form.ok) return data(form, 400);
  const ended = await endSessions(identity, form.value.session);
  return redirect(`/account/sessions?ended=${ended}`);
}

export default function Sessions() {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const { sessions } = useLoaderData<typeof loader>();
  const ended = Number(query.get("ended") ?? Number.NaN);
  return (
    <Page
      title={i18n._("Your sessions")}
      lead={i18n._(
        "Where you are signed in. A session you do not know: end it, then change your password.",
      )}
    >
      {Number.isInteger(ended) ? (
        <Notice tone="ok" announce>
          {i18n._(
            "{count, plural, =0 {No session was open any more.} one {# session ended.} other {# sessions ended.}}",
            { count: ended },
          )}
        </Notice>
      ) : null}
      <DataTable
        caption={i18n._("Your sessions")}
        phone="stack"
        rows={sessions}
        rowKey={(session) => session.sessionId}
        columns={[
          {
            key: "browser",
            header: i18n._("Browser"),
            cell: ({ browser, isThis }) => (
              <>
                {browser ?? i18n._("Unknown browser")}
                {isThis ? ` · ${i18n._("this one")}` : null}
              </>
            ),
          },
          { key: "address", header: i18n._("Address"), cell: ({ address }) => address ?? "–" },
          {
            key: "since",
            header: i18n._("Signed in"),
            cell: ({ since }) => <When at={since} as="short" />,
          },
          {
            key: "seen",
            header: i18n._("Last seen"),
            cell: ({ lastSeen }) => <When at={lastSeen} as="ago" />,
          },
          {
            key: "end",
            header: i18n._("End"),
            headerHidden: true,
            cell: ({ sessionId, isThis }) =>
              isThis ? null : (
                <Form inline idPrefix={sessionId}>
                  <input type="hidden" name="session" value={sessionId} />
                  <SubmitButton look="quiet" small>
                    {i18n._("End")}
                  </SubmitButton>
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <Form>
          <SubmitButton look="plain">
            {i18n._(
              "{count, plural, one {End the other session} other {End the # other sessions}}",
              {
                count: sessions.length - 1,
              },
            )}
          </SubmitButton>
        </Form>
      ) : null}
    </Page>
  );
}
