import { useLingui } from "@lingui/react";
import { Checkboxes } from "~/ui/form/choices";
import { TextArea } from "~/ui/form/text-fields";
import { useInWords } from "~/ui/reader";
import { languageTag } from "~/values/words";
import { changeOpenings, taskNames } from "./change-request";
import css from "./staff-case.module.css";
import { type Deciding, DecisionForm, SubmitDecision } from "./staff-decision-form";
import { changeableTasks } from "./task";

/** One message per task, in the merchant's language; only the ticked tasks open again for her. */
export function StaffChangesForm(props: Deciding) {
  const { i18n } = useLingui();
  const inWords = useInWords();
  const { of, merchantLocale } = props;
  const present = of.tasks.map(({ key }) => key);
  const tasks = changeableTasks.filter((key) => present.includes(key));
  const reads = { zh: i18n._("The shop reads Chinese."), en: i18n._("The shop reads English.") };
  return (
    <DecisionForm {...props} intent="request-info">
      <Checkboxes
        name="tasks"
        label={i18n._("What should be changed?")}
        hint={i18n._("Only these open again. The application keeps its place in the queue.")}
        options={tasks.map((key) => ({ value: key, label: inWords(taskNames[key]) }))}
        inline
      />
      {tasks.map((key) => (
        <div key={key} className={css.message} data-task={key}>
          <TextArea
            name={`messages.${key}`}
            rows={3}
            lang={languageTag[merchantLocale]}
            label={i18n._("Message about: {task}", { task: inWords(taskNames[key]) })}
            hint={reads[merchantLocale]}
            defaultValue={changeOpenings[key][merchantLocale]}
          />
        </div>
      ))}
      <SubmitDecision of={of} intent="request-info">
        {i18n._("Send and wait for the shop")}
      </SubmitDecision>
    </DecisionForm>
  );
}
