import { useLingui } from "@lingui/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mustOpen, requireStaff } from "~/features/people/require.server";
import { type RunLine, readRuns, readSchedule, type Scheduled } from "~/jobs/desk.server";
import { jobQuery } from "~/jobs/job-list";
import { StaffJobFlag, useRunStateWord } from "~/jobs/staff-job-flag";
import { useTook } from "~/jobs/took";
import { runStates } from "~/platform/run-state";
import { When } from "~/ui/figure/times";
import { SelectField } from "~/ui/form/choices";
import { EmptyState } from "~/ui/layout/empty-state";
import { type ActiveFilter, FilterBar } from "~/ui/layout/filter-bar";
import { Page } from "~/ui/layout/page";
import { Pagination } from "~/ui/layout/pagination";
import { Panel } from "~/ui/layout/panel";
import type { Handle } from "~/ui/page-title";
import { useFormats, useInWords } from "~/ui/reader";
import { type Column, DataTable } from "~/ui/table/data-table";

export const handle: Handle = { title: (i18n) => i18n._("Jobs") };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request);
  mustOpen(actor, "jobs:read");
  const query = jobQuery(new URL(request.url).searchParams);
  const [runs, schedule] = await Promise.all([readRuns(actor, query), readSchedule(actor)]);
  return { runs, schedule, query };
}

export default function Jobs() {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const word = useRunStateWord();
  const { runs, schedule, query } = useLoaderData<typeof loader>();
  const title = schedule.find(({ name }) => name === query.name)?.title;
  const active: ActiveFilter[] = [
    ...(query.state ? [{ param: "state", value: query.state, label: word(query.state) }] : []),
    ...(query.name
      ? [{ param: "name", value: query.name, label: title ? inWords(title) : query.name }]
      : []),
  ];
  return (
    <Page title={i18n._("Jobs")} lead={i18n._("What the system does by itself, and how it went.")}>
      <FilterBar active={active}>
        <SelectField
          name="state"
          label={i18n._("State")}
          empty={i18n._("All states")}
          defaultValue={query.state}
          options={runStates.map((value) => ({ value, label: word(value) }))}
        />
        <SelectField
          name="name"
          label={i18n._("Job")}
          empty={i18n._("All jobs")}
          defaultValue={query.name}
          options={schedule.map(({ name, title }) => ({ value: name, label: inWords(title) }))}
        />
      </FilterBar>
      <Panel flush>
        <Runs rows={runs.rows} active={active} />
      </Panel>
      <Pagination page={{ after: runs.after, shown: runs.rows.length }} />
      <Panel title={i18n._("What comes next")} flush>
        <Schedule rows={schedule} />
      </Panel>
    </Page>
  );
}

function Runs(props: {
  readonly rows: readonly RunLine[];
  readonly active: readonly ActiveFilter[];
}) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number } = useFormats();
  const took = useTook();
  const columns: Column<RunLine>[] = [
    { key: "job", header: i18n._("Job"), cell: ({ title }) => inWords(title) },
    { key: "state", header: i18n._("State"), cell: ({ state }) => <StaffJobFlag state={state} /> },
    {
      key: "progress",
      header: i18n._("Progress"),
      align: "end",
      cell: ({ done, total }) =>
        done === 0 && total === null
          ? "–"
          : total === null
            ? number(done)
            : i18n._("{done} of {all}", { done: number(done), all: number(total) }),
    },
    { key: "try", header: i18n._("Try"), align: "end", cell: ({ attempt }) => number(attempt) },
    { key: "began", header: i18n._("Began"), cell: ({ startedAt }) => <When at={startedAt} /> },
    {
      key: "took",
      header: i18n._("Took"),
      align: "end",
      cell: ({ startedAt, finishedAt }) => took(startedAt, finishedAt),
    },
    { key: "error", header: i18n._("Error"), wrap: true, cell: ({ error }) => error ?? "–" },
  ];
  return (
    <DataTable
      caption={i18n._("Tries of jobs, the newest first")}
      columns={columns}
      rows={props.rows}
      rowKey={({ jobId, attempt }) => `${jobId}-${attempt}`}
      rowHref={({ jobId }) => `/ops/jobs/${jobId}`}
      empty={
        props.active.length > 0 ? (
          <EmptyState kind="no-match" filters={props.active} />
        ) : (
          <EmptyState kind="nothing-yet" title={i18n._("No job has run yet")}>
            {i18n._("Jobs run at their times, and when something that happens asks for one.")}
          </EmptyState>
        )
      }
    />
  );
}

function Schedule({ rows }: { readonly rows: readonly Scheduled[] }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { number } = useFormats();
  const columns: Column<Scheduled>[] = [
    { key: "job", header: i18n._("Job"), cell: ({ title }) => inWords(title) },
    {
      key: "next",
      header: i18n._("Next time"),
      cell: ({ nextAt, everySeconds }) =>
        nextAt ? (
          <When at={nextAt} as="deadline" />
        ) : everySeconds ? (
          i18n._("every {count} seconds", { count: everySeconds })
        ) : (
          i18n._("when asked for")
        ),
    },
    {
      key: "waiting",
      header: i18n._("Waiting"),
      align: "end",
      cell: ({ waiting }) => number(waiting),
    },
  ];
  return (
    <DataTable
      caption={i18n._("Jobs and their times")}
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
      rowHref={({ name }) => `/ops/jobs?name=${name}`}
    />
  );
}
