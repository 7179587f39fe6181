import { useLingui } from "@lingui/react";
import { Link, useSearchParams } from "@remix-run/react";
import { classNames } from "~/ui/class-names";
import { When } from "~/ui/figure/times";
import { type Signal, SignalFlag } from "~/ui/identity/signal-flag";
import { EmptyState } from "~/ui/layout/empty-state";
import type { ActiveFilter } from "~/ui/layout/filter-bar";
import { Pagination } from "~/ui/layout/pagination";
import { useFormats, useInWords } from "~/ui/reader";
import type { QueueRow, TimeLeft } from "./application-case";
import { StaffApplicationFlag } from "./staff-application-flag";
import css from "./staff-queue.module.css";

export type QueuePage = {
  readonly rows: readonly QueueRow[];
  readonly total: number;
  readonly before: string | null;
  readonly after: string | null;
};

type Props = {
  readonly page: QueuePage;
  /** Groups by time left stand only where the list is in that order and waits for us. */
  readonly grouped: boolean;
  readonly selected: string | null;
  /** The reader's own id: her lock is not shown as a colleague's. */
  readonly readerId: string;
  readonly filters: readonly ActiveFilter[];
  /** When the queue is empty: who decided last, and when. */
  readonly last: { readonly name: string; readonly at: Date } | null;
};

const groups: readonly TimeLeft[] = ["past-due", "today", "later"];

/** The queue: rows of one line each, in groups by the time that is left. */
export function StaffQueue(props: Props) {
  const { i18n } = useLingui();
  const { page, grouped } = props;
  const names: Readonly<Record<TimeLeft, string>> = {
    "past-due": i18n._("Past due"),
    today: i18n._("Today"),
    later: i18n._("Later"),
  };
  if (page.rows.length === 0) return <EmptyQueue {...props} />;
  const shown = grouped
    ? groups.map((key) => ({
        key,
        name: names[key],
        rows: page.rows.filter((row) => row.timeLeft === key),
      }))
    : [{ key: "all", name: i18n._("Applications"), rows: page.rows }];
  return (
    <div className={classNames(css.queue, props.selected && css.narrow)}>
      {shown
        .filter(({ rows }) => rows.length > 0)
        .map(({ key, name, rows }) => (
          <section key={key} aria-labelledby={`group-${key}`}>
            <h2 id={`group-${key}`} className={css.group} data-group={key}>
              {name}
            </h2>
            <ol className={css.rows}>
              {rows.map((row) => (
                <Row key={row.id} row={row} {...props} />
              ))}
            </ol>
          </section>
        ))}
      <Pagination
        page={{
          before: page.before,
          after: page.after,
          shown: page.rows.length,
          total: page.total,
        }}
      />
    </div>
  );
}

function Row({ row, selected, readerId }: Props & { readonly row: QueueRow }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const [query] = useSearchParams();
  const to = new URLSearchParams(query);
  for (const name of ["done", "evi"]) to.delete(name);
  to.set("sel", row.id);
  const waits = row.status === "IN_REVIEW";
  return (
    <li className={css.row} data-current={selected === row.id ? "" : undefined}>
      <Link
        id={`row-${row.id}`}
        className={css.shop}
        to={`?${to}`}
        data-row={row.id}
        aria-current={selected === row.id ? "true" : undefined}
        preventScrollReset
      >
        {row.store.name}
        {row.product ? <span> · {row.product.title}</span> : null}
      </Link>
      <span className={css.program}>{inWords(row.program.name)}</span>
      <span className={css.flag}>
        {waits ? (
          <OutcomeFlag outcome={row.outcome} />
        ) : (
          <StaffApplicationFlag status={row.status} />
        )}
      </span>
      <span className={css.due}>
        {waits ? <Due row={row} /> : <When at={row.submittedAt} as="ago" />}
      </span>
      <span className={css.extra}>
        {row.evidence > 0
          ? i18n._("{count, plural, one {# file} other {# files}}", { count: row.evidence })
          : null}
      </span>
      <span className={css.extra}>
        {row.approvals.needed > 1 ? i18n._("{given} of {needed} approvals", row.approvals) : null}
      </span>
      <span className={css.holder}>
        {row.claim
          ? row.claim.personId === readerId
            ? i18n._("Yours")
            : i18n._("{name} is looking at this", { name: row.claim.name })
          : null}
      </span>
    </li>
  );
}

const outcomeSignals: Readonly<Record<QueueRow["outcome"], Signal>> = {
  eligible: "clear",
  review: "needs",
  not_eligible: "declined",
};

export function OutcomeFlag({ outcome }: { readonly outcome: QueueRow["outcome"] }) {
  const { i18n } = useLingui();
  const words = {
    eligible: i18n._("Rules met"),
    review: i18n._("Needs a look"),
    not_eligible: i18n._("Rules not met"),
  };
  return <SignalFlag signal={outcomeSignals[outcome]} word={words[outcome]} />;
}

function Due({ row }: { readonly row: QueueRow }) {
  const { i18n } = useLingui();
  const { now, duration, deadline, time, shortDateTime } = useFormats();
  const left = row.answerBy.getTime() - now.getTime();
  const text =
    left < 0
      ? i18n._("{time} late", { time: duration(-left) })
      : row.timeLeft === "today"
        ? i18n._("by {time}", { time: time(row.answerBy) })
        : i18n._("by {time}", { time: shortDateTime(row.answerBy) });
  return (
    <time
      dateTime={row.answerBy.toISOString()}
      title={deadline(row.answerBy)}
      className={left < 0 ? css.late : undefined}
    >
      {text}
    </time>
  );
}

function EmptyQueue({ filters, last }: Props) {
  const { i18n } = useLingui();
  const { relative } = useFormats();
  if (filters.length > 0) return <EmptyState kind="no-match" filters={filters} />;
  return (
    <EmptyState kind="nothing-yet" drawing="post" title={i18n._("Nothing is waiting")}>
      {last
        ? i18n._("{name} decided the last one {ago}.", {
            name: last.name,
            ago: relative(last.at),
          })
        : i18n._("Applications appear here when shops send them.")}
    </EmptyState>
  );
}
