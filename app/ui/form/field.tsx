import { useLingui } from "@lingui/react";
import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { fieldId } from "./field-id";
import { useFormState } from "./form";
import css from "./form.module.css";

export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  /** The label is for screen readers alone, where a table head or search icon says it. */
  readonly labelHidden?: boolean;
};

export type InputTies = {
  readonly id: string;
  readonly name: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

/** What every input of a field needs: its id, its ties to hint and error, and what was typed before. */
export function useField(name: string, hint: ReactNode) {
  const { i18n } = useLingui();
  const { idPrefix, errors, values } = useFormState();
  const id = fieldId(idPrefix, name);
  const trouble = errors.find((error) => error.field === name);
  const error = trouble ? i18n._(trouble.message, trouble.values) : null;
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean);
  const ties: InputTies = {
    id,
    name,
    "aria-describedby": described.join(" ") || undefined,
    "aria-invalid": error ? true : undefined,
  };
  return { id, error, ties, typed: values?.[name] ?? (values ? [] : null) };
}

export function FieldMessages(props: {
  readonly id: string;
  readonly hint: ReactNode;
  readonly error: string | null;
}) {
  const { i18n } = useLingui();
  return (
    <>
      {props.hint ? (
        <div className={css.hint} id={`${props.id}-hint`}>
          {props.hint}
        </div>
      ) : null}
      {props.error ? (
        <p className={css.error} id={`${props.id}-error`}>
          <span className="spoken">{i18n._("Error:")} </span>
          {props.error}
        </p>
      ) : null}
    </>
  );
}

/** Label, hint, error and an input of any kind: `children` gets the ties and the text typed before. */
export function Field(
  props: FieldProps & {
    readonly children: (ties: InputTies, typed: string | undefined) => ReactNode;
  },
) {
  const { i18n } = useLingui();
  const { id, error, ties, typed } = useField(props.name, props.hint);
  return (
    <div className={classNames(css.field, error && css.wrong)} data-field={props.name}>
      <label className={classNames(css.label, props.labelHidden && "spoken")} htmlFor={id}>
        {props.label}
        {props.optional ? <span className={css.optional}> {i18n._("(optional)")}</span> : null}
      </label>
      <FieldMessages id={id} hint={props.hint} error={error} />
      {props.children(ties, typed === null ? undefined : (typed[0] ?? ""))}
    </div>
  );
}

/** A group of choices under one legend. The first choice carries the field's id. */
export function FieldGroup(
  props: FieldProps & {
    readonly children: (typed: readonly string[] | null, ties: InputTies) => ReactNode;
  },
) {
  const { i18n } = useLingui();
  const { id, error, ties, typed } = useField(props.name, props.hint);
  return (
    <fieldset
      className={classNames(css.field, error && css.wrong)}
      data-field={props.name}
      aria-describedby={ties["aria-describedby"]}
    >
      <legend className={classNames(css.label, props.labelHidden && "spoken")}>
        {props.label}
        {props.optional ? <span className={css.optional}> {i18n._("(optional)")}</span> : null}
      </legend>
      <FieldMessages id={id} hint={props.hint} error={error} />
      {props.children(typed, ties)}
    </fieldset>
  );
}
