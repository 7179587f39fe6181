/** The class names that hold, in one string; undefined where none does. */
export const classNames = (...names: readonly (string | false | null | undefined)[]) =>
  names.filter(Boolean).join(" ") || undefined;
