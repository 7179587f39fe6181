import { useLingui } from "@lingui/react";
import { useSearchParams } from "@remix-run/react";
import { backOf } from "~/features/applications/review-view";
import { StaffCase } from "~/features/applications/staff-case";
import { StaffQueueKeys } from "~/features/applications/staff-queue-keys";
import { ButtonLink } from "~/ui/action/button";
import { Page } from "~/ui/layout/page";
import type { OpenCase, ReviewDesk } from "./review-desk";
import { StaffCaseSigns } from "./staff-case-signs";
import { StaffJustDone } from "./staff-just-done";

/** S3 on a page of its own, with the rows before and after it in the list it came from. */
export function StaffCasePage(props: {
  readonly desk: ReviewDesk;
  readonly open: OpenCase;
  readonly answer: unknown;
}) {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const { desk, open, answer } = props;
  const { of, context, previous, next } = open;
  const back = backOf(query);
  const listed = (id: string) => `/ops/reviews/${id}?${back}`;
  return (
    <Page
      title={of.store.name}
      caption={i18n._("Application")}
      crumbs={[{ to: `/ops/reviews?${back}`, label: i18n._("Reviews") }]}
      actions={
        <>
          {previous ? (
            <ButtonLink small to={listed(previous)} data-previous-case="">
              ← {i18n._("Previous case")}
            </ButtonLink>
          ) : null}
          {next ? (
            <ButtonLink small to={listed(next)} data-next-case="">
              {i18n._("Next case")} →
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <StaffJustDone desk={desk} />
      <StaffCase
        key={of.id}
        of={of}
        action={`/ops/reviews/${of.id}?${back}`}
        next={next}
        merchantLocale={context.merchantLocale}
        mayDecide={open.mayDecide}
        mayClaim={open.mayClaim}
        readerId={desk.readerId}
        answer={answer}
        signs={<StaffCaseSigns of={context} storeUid={of.store.uid} />}
        wide
      />
      <StaffQueueKeys caseOpen />
    </Page>
  );
}
