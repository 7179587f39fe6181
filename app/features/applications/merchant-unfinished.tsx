import { useLingui } from "@lingui/react";
import { Link } from "@remix-run/react";
import { Notice } from "~/ui/layout/notice";
import type { ApplicationForm } from "./application-case";
import css from "./merchant-apply.module.css";
import { useTaskWords } from "./merchant-task-words";
import { type TaskKey, taskKeys } from "./task";

const isTask = (text: string): text is TaskKey => taskKeys.some((key) => key === text);

/** Which tasks are still open, each with its way there. */
export function UnfinishedTasks(props: {
  readonly of: ApplicationForm;
  readonly tasks: readonly string[];
}) {
  const { i18n } = useLingui();
  const words = useTaskWords();
  return (
    <Notice tone="warn" title={i18n._("Something is still open")}>
      <ul className={css.steps}>
        {props.tasks.filter(isTask).map((task) => (
          <li key={task}>
            <Link to={`/apply/${props.of.id}/${task}`}>{words[task]}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
