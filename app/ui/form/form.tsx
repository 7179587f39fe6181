import { type FormProps, Form as RemixForm, useNavigation } from "@remix-run/react";
import {
  createContext,
  type FocusEvent,
  type FormEvent,
  type PointerEvent,
  type ReactNode,
  useContext,
  useId,
  useRef,
} from "react";
import { type FieldTrouble, type FormFailure, formKeyName } from "~/values/form-trouble";
import { useReader } from "../reader";
import { ErrorSummary } from "./error-summary";
import css from "./form.module.css";
import { labelsIn } from "./labels";
import { useRecheck } from "./recheck";

type FormState = {
  readonly idPrefix: string;
  readonly errors: readonly FieldTrouble[];
  readonly values: FormFailure["values"] | null;
  readonly pending: boolean;
};
const FormContext = createContext<FormState>({
  idPrefix: "",
  errors: [],
  values: null,
  pending: false,
});
export const useFormState = (): FormState => useContext(FormContext);

type Props = Omit<FormProps, "className" | "style" | "onSubmit"> & {
  /** What `readForm` answered: `useActionData()` as it is. Anything that is no failure is ignored. */
  readonly failed?: unknown;
  /** Sets ids apart where a page has several forms with the same field names. */
  readonly idPrefix?: string;
  /** Off where the page places its own `ErrorSummary`. */
  readonly summary?: boolean;
  /** Fields beside one another instead of under one another. */
  readonly inline?: boolean;
  readonly children?: ReactNode;
};

const isFailure = (answer: unknown): answer is FormFailure =>
  typeof answer === "object" &&
  answer !== null &&
  "errors" in answer &&
  Array.isArray(answer.errors);

/**
 * A form that posts with and without JavaScript. It shows the error summary, gives fields their troubles and what was
 * typed, carries an idempotency key, takes no second press, and after a failure re-checks a field when it is left.
 */
export function Form(props: Props) {
  const {
    failed,
    idPrefix = "",
    summary = true,
    inline,
    children,
    method = "post",
    ...rest
  } = props;
  const failure = isFailure(failed) ? failed : null;
  const key = `${useReader().formKey}${useId()}`;
  const navigation = useNavigation();
  const pending = navigation.formData?.get(formKeyName) === key;
  const form = useRef<HTMLFormElement>(null);
  const { errors, recheck } = useRecheck(failure, rest.action);
  const guard = (event: FormEvent) => {
    if (pending) event.preventDefault();
  };
  // What a re-check takes off the page would move the button from under the pointer that is about to press it.
  const pressing = useRef(false);
  const onPointerDown = ({ target }: PointerEvent) => {
    pressing.current = target instanceof Element && target.closest("button") !== null;
  };
  const onBlur = (event: FocusEvent<HTMLFormElement>) => {
    const { name, type } = event.target as unknown as HTMLInputElement;
    const leftByPress = pressing.current;
    pressing.current = false;
    if (leftByPress) return;
    if (failure && name && type !== "file" && type !== "submit" && form.current)
      recheck(name, new FormData(form.current));
  };
  return (
    <FormContext.Provider value={{ idPrefix, errors, values: failure?.values ?? null, pending }}>
      {failure && summary ? (
        <ErrorSummary
          errors={errors}
          idPrefix={idPrefix}
          labels={labelsIn(children)}
          moment={failure}
        />
      ) : null}
      <RemixForm
        {...rest}
        ref={form}
        method={method}
        className={inline ? css.inlineForm : css.form}
        noValidate
        onSubmit={guard}
        onBlur={onBlur}
        onPointerDown={onPointerDown}
      >
        {method === "get" || method === "GET" ? null : (
          <input type="hidden" name={formKeyName} value={key} />
        )}
        {children}
      </RemixForm>
    </FormContext.Provider>
  );
}
