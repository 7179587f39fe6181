import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import css from "./lists.module.css";

export type TaskState =
  | "completed"
  | "in-progress"
  | "not-started"
  | "cannot-start"
  | "needs-change";

export type Task = {
  readonly key: string;
  readonly title: string;
  readonly state: TaskState;
  /** Where the task is done; left out while it cannot start. */
  readonly to?: string | undefined;
  /** What the task is, or in words why it cannot start yet. */
  readonly hint?: ReactNode;
};

/** Finite named tasks; a done one is plain text, an open one a marked word. */
export function TaskList({
  tasks,
  label,
}: {
  readonly tasks: readonly Task[];
  readonly label?: string;
}) {
  const { i18n } = useLingui();
  const words: Readonly<Record<TaskState, string>> = {
    completed: i18n._("Completed"),
    "in-progress": i18n._("In progress"),
    "not-started": i18n._("Not yet started"),
    "cannot-start": i18n._("Cannot start yet"),
    "needs-change": i18n._("Needs change"),
  };
  return (
    <ul className={css.tasks} aria-label={label}>
      {tasks.map((task) => {
        const status = `task-${task.key}`;
        return (
          <li key={task.key} className={css.task} data-state={task.state}>
            <div>
              {task.to && task.state !== "cannot-start" ? (
                <Link className={css.taskLink} to={task.to} aria-describedby={status}>
                  {task.title}
                </Link>
              ) : (
                <span>{task.title}</span>
              )}
              {task.hint ? <p className={css.hint}>{task.hint}</p> : null}
            </div>
            <span id={status} className={css.taskState}>
              {words[task.state]}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
