import type { InputHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field";
import css from "./form.module.css";

/**
 * Files of a multipart form (`<Form encType="multipart/form-data">`). Say size and kinds in `hint`, before choosing. On a
 * phone `accept="image/*"` offers the camera; `capture` insists on it.
 */
export function FileField(
  props: FieldProps &
    Pick<
      InputHTMLAttributes<HTMLInputElement>,
      "accept" | "capture" | "multiple" | "onChange" | "required"
    >,
) {
  const { name, label, hint, optional, labelHidden, ...rest } = props;
  return (
    <Field
      name={name}
      label={label}
      hint={hint}
      {...(optional && { optional })}
      {...(labelHidden && { labelHidden })}
    >
      {(ties) => <input {...rest} {...ties} type="file" className={css.file} />}
    </Field>
  );
}
