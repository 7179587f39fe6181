import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { savedPreference, themes } from "~/platform/preferences.server";
import { locales } from "~/values/words";

const allowed = { theme: themes, language: locales, keys: ["on", "off"] } as const;

/** Saves how this browser likes to read and goes back. Works for everybody, signed in or not. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const headers = new Headers();
  for (const name of ["theme", "language", "keys"] as const) {
    const value = allowed[name].find((choice) => choice === form.get(name));
    if (value) headers.append("Set-Cookie", await savedPreference(name, value));
  }
  return redirect(backTo(form.get("back")), { headers });
}

export const loader = () => redirect("/");

/** A path of ours and nothing else: `//host`, `/\host` and `/<tab>/host` all lead away. */
function backTo(path: FormDataEntryValue | null): string {
  const here = "http://here.invalid";
  if (typeof path !== "string" || !path.startsWith("/") || !URL.canParse(path, here)) return "/";
  const url = new URL(path, here);
  const ours = url.origin === here && !url.pathname.startsWith("//");
  return ours ? `${url.pathname}${url.search}` : "/";
}
