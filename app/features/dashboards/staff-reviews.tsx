import { useLingui } from "@lingui/react";
import { Link, useSearchParams } from "@remix-run/react";
import { backOf } from "~/features/applications/review-view";
import { StaffCase } from "~/features/applications/staff-case";
import { StaffQueue } from "~/features/applications/staff-queue";
import { StaffQueueFilters, useQueueFilters } from "~/features/applications/staff-queue-filters";
import { StaffQueueKeys } from "~/features/applications/staff-queue-keys";
import { ButtonLink } from "~/ui/action/button";
import type { OpenCase, ReviewDesk } from "./review-desk";
import { StaffCaseSigns } from "./staff-case-signs";
import { StaffJustDone } from "./staff-just-done";
import css from "./staff-reviews.module.css";

/** S2: the list, and beside it the case that the address names. */
export function StaffReviews({ desk }: { readonly desk: ReviewDesk }) {
  const { query, page, programs, open } = desk;
  const active = useQueueFilters(query, programs);
  const waiting = query.view === "waiting" || query.view === "answered";
  const queue = (
    <StaffQueue
      page={page}
      grouped={waiting && query.sort.endsWith("due")}
      selected={open?.of.id ?? null}
      readerId={desk.readerId}
      filters={active}
      last={desk.last}
    />
  );
  return (
    <>
      <StaffJustDone desk={desk} />
      {open ? (
        <div className={css.panes}>
          <div className={css.list}>{queue}</div>
          <CasePane open={open} readerId={desk.readerId} />
        </div>
      ) : (
        <>
          <StaffQueueFilters
            key={JSON.stringify(query)}
            query={query}
            programs={programs}
            active={active}
          />
          {queue}
        </>
      )}
      <StaffQueueKeys caseOpen={open !== null} />
    </>
  );
}

function CasePane({ open, readerId }: { readonly open: OpenCase; readonly readerId: string }) {
  const { i18n } = useLingui();
  const [query] = useSearchParams();
  const { of, context, previous, next } = open;
  const back = backOf(query);
  const beside = (id: string) => {
    const to = new URLSearchParams(back);
    to.set("sel", id);
    return `?${to}`;
  };
  return (
    <section className={css.case} aria-label={i18n._("Open application")}>
      <header className={css.head}>
        <h2>
          <Link to={`/ops/reviews/${of.id}?${back}`}>{of.store.name}</Link>
        </h2>
        <div className={css.tools}>
          {previous ? (
            <ButtonLink small to={beside(previous)} preventScrollReset data-previous-case="">
              ← {i18n._("Previous case")}
            </ButtonLink>
          ) : null}
          {next ? (
            <ButtonLink small to={beside(next)} preventScrollReset data-next-case="">
              {i18n._("Next case")} →
            </ButtonLink>
          ) : null}
          <ButtonLink small to={`?${back}`} preventScrollReset>
            {i18n._("Back to the list")}
          </ButtonLink>
        </div>
      </header>
      <StaffCase
        key={of.id}
        of={of}
        action={`/ops/reviews/${of.id}?${back}`}
        next={next}
        merchantLocale={context.merchantLocale}
        mayDecide={open.mayDecide}
        mayClaim={open.mayClaim}
        readerId={readerId}
        answer={undefined}
        signs={<StaffCaseSigns of={context} storeUid={of.store.uid} />}
      />
    </section>
  );
}
