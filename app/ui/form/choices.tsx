import type { ReactNode, SelectHTMLAttributes } from "react";
import { Field, FieldGroup, type FieldProps, useField } from "./field";
import css from "./form.module.css";

export type Option = {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Not open to choose now; the hint says why. */
  readonly disabled?: boolean;
};

type SelectProps = FieldProps &
  Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    "name" | "id" | "className" | "style" | "defaultValue"
  > & {
    readonly options: readonly (Option & { readonly label: string })[];
    readonly defaultValue?: string | null | undefined;
    /** The first, empty choice's words. */
    readonly empty?: string;
  };

/** The browser's own select. For fewer than six choices on a phone use `Radios`. */
export function SelectField(props: SelectProps) {
  const { name, label, hint, optional, labelHidden, options, defaultValue, empty, ...rest } = props;
  return (
    <Field
      name={name}
      label={label}
      hint={hint}
      {...(optional && { optional })}
      {...(labelHidden && { labelHidden })}
    >
      {(ties, typed) => (
        <select
          {...rest}
          {...ties}
          className={css.select}
          defaultValue={typed ?? defaultValue ?? ""}
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type GroupProps = FieldProps & { readonly options: readonly Option[]; readonly inline?: boolean };

function Choice(props: {
  readonly type: "radio" | "checkbox";
  readonly id: string;
  readonly name: string;
  readonly option: Option;
  readonly checked: boolean;
}) {
  const { option, id } = props;
  const hint = option.hint ? `${id}-note` : undefined;
  return (
    <div className={css.choice}>
      <input
        type={props.type}
        id={id}
        name={props.name}
        value={option.value}
        defaultChecked={props.checked}
        disabled={option.disabled}
        aria-describedby={hint}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint ? (
        <div className={css.choiceHint} id={hint}>
          {option.hint}
        </div>
      ) : null}
    </div>
  );
}

const choiceId = (id: string, index: number): string => (index === 0 ? id : `${id}-${index}`);

/** One of a few. */
export function Radios(props: GroupProps & { readonly defaultValue?: string | null | undefined }) {
  const { options, inline, defaultValue, ...field } = props;
  return (
    <FieldGroup {...field}>
      {(typed, { id, name }) => (
        <div className={inline ? css.choicesInline : css.choices}>
          {options.map((option, index) => (
            <Choice
              key={option.value}
              type="radio"
              id={choiceId(id, index)}
              name={name}
              option={option}
              checked={(typed ? typed[0] : defaultValue) === option.value}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

/** Any of a few. In the schema: an array, `z.array(z.enum([...]))`. */
export function Checkboxes(props: GroupProps & { readonly defaultValue?: readonly string[] }) {
  const { options, inline, defaultValue = [], ...field } = props;
  return (
    <FieldGroup {...field}>
      {(typed, { id, name }) => (
        <div className={inline ? css.choicesInline : css.choices}>
          {options.map((option, index) => (
            <Choice
              key={option.value}
              type="checkbox"
              id={choiceId(id, index)}
              name={name}
              option={option}
              checked={(typed ?? defaultValue).includes(option.value)}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

/** A single yes, such as consent. In the schema: `z.boolean().default(false)`, or `z.literal(true, …)` where it must be given. */
export function Checkbox(props: {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly defaultChecked?: boolean;
}) {
  const { error, ties, typed } = useField(props.name, props.hint);
  return (
    <div className={error ? `${css.field} ${css.wrong}` : css.field} data-field={props.name}>
      {error ? (
        <p className={css.error} id={`${ties.id}-error`}>
          {error}
        </p>
      ) : null}
      <div className={css.choice}>
        <input
          type="checkbox"
          {...ties}
          value="on"
          defaultChecked={typed ? typed.includes("on") : props.defaultChecked}
        />
        <label htmlFor={ties.id}>{props.label}</label>
        {props.hint ? (
          <div className={css.choiceHint} id={`${ties.id}-hint`}>
            {props.hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
