import { useLingui } from "@lingui/react";
import { Notice } from "~/ui/layout/notice";
import { type Task, TaskList, type TaskState } from "~/ui/layout/task-list";
import { useFormats, useInWords } from "~/ui/reader";
import type { ApplicationForm, TaskView } from "./application-case";
import { useTaskWords } from "./merchant-task-words";
import type { TaskStatus } from "./task";

const states: Readonly<Record<TaskStatus, TaskState>> = {
  completed: "completed",
  "in-progress": "in-progress",
  "not-started": "not-started",
  blocked: "cannot-start",
  "needs-change": "needs-change",
};

/** The finite, named tasks of an application, in any order; after a review only those asked for reopen. */
export function ApplicationTasks({ of }: { readonly of: ApplicationForm }) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const words = useTaskWords();
  const asked = of.infoRequest?.items ?? null;
  const opens = ({ key }: TaskView) =>
    asked === null || key === "check" || asked.some(({ task }) => task === key);
  const tasks = of.tasks.map(
    (task): Task => ({
      key: task.key,
      title: words[task.key],
      state: states[task.status],
      to: opens(task) ? `/apply/${of.id}/${task.key}` : undefined,
      hint: task.reason ? inWords(task.reason) : undefined,
    }),
  );
  return <TaskList label={i18n._("Tasks")} tasks={tasks} />;
}

/** What the reviewer asked for, by when, and that the place in the queue is kept. */
export function InfoAsked({ of }: { readonly of: ApplicationForm }) {
  const { i18n } = useLingui();
  const { shortDateTime, zoneName } = useFormats();
  const { infoRequest } = of;
  if (infoRequest === null) return null;
  const count = infoRequest.items.length;
  return (
    <Notice
      tone="warn"
      title={i18n._("{count, plural, one {One thing to add.} other {# things to add.}}", { count })}
    >
      {i18n._("Answer by {time} {zone}. You keep your place in the queue.", {
        time: shortDateTime(infoRequest.dueAt),
        zone: zoneName(),
      })}
    </Notice>
  );
}

/** "Draft, saved 3 min ago": nothing is lost by closing the page. */
export function DraftSaved({ of }: { readonly of: ApplicationForm }) {
  const { i18n } = useLingui();
  const { relative } = useFormats();
  return (
    <>
      {i18n._("Draft, saved {ago}. You can go on later, on any device.", {
        ago: relative(of.savedAt),
      })}
    </>
  );
}
