import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { finishCompanySignIn } from "~/features/people/company-sign-in.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { to, cookies } = await finishCompanySignIn({ request, address: context.clientAddress });
  return redirect(to, { headers: cookies });
}
