import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { rememberLanguage } from "~/features/people/remember-language.server";
import { safePath } from "~/features/people/return-to";
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
  const language = allowed.language.find((choice) => choice === form.get("language"));
  if (language) await rememberLanguage(request, language);
  return redirect(safePath(form.get("back")), { headers });
}

export const loader = () => redirect("/");
