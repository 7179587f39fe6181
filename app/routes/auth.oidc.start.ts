import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { beginCompanySignIn } from "~/features/people/company-sign-in.server";
import { returnToOf } from "~/features/people/return-to";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = { request, address: context.clientAddress };
  const wanted = returnToOf(request);
  const away = await beginCompanySignIn(visit, wanted);
  if (away.ok) return redirect(away.to, { headers: away.cookies });
  if (away.because === "not-set") throw new Response(null, { status: 404 });
  return redirect("/sign-in?trouble=company");
}
