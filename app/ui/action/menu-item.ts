/** An entry of a menu: a place to go, something this page does, or a form to post. */
export type MenuItem = { readonly label: string; readonly danger?: boolean } & (
  | { readonly to: string }
  | { readonly onSelect: () => void }
  | {
      readonly form: { readonly action: string; readonly fields: Readonly<Record<string, string>> };
    }
);
